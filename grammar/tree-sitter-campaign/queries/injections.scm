((comment) @injection.content
  (#set! injection.language "comment"))
((text) @injection.content
  (#set! injection.language "markdown"))
