;;; campaign-mode.el --- Influencer campaigns as text -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.3") (eglot "1.9"))
;; Keywords: languages

;;; Commentary:

;; A mode for .campaign files.  With eglot it shows what the compiler campaignc knows: problems, completion, the page of
;; each word, the canonical layout.

;;; Code:

(defvar campaign-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?{ "(}" table)
    (modify-syntax-entry ?} "){" table)
    table)
  "The characters of a campaign.")

(defvar campaign-font-lock-keywords
  '(("\\(?:^\\|[{;]\\)[ \t]*\\([[:alpha:]_][[:alnum:]_-]*\\)" 1 font-lock-keyword-face)
    ("[@#][[:alnum:]._-]+" . font-lock-constant-face)
    ("\\_<[0-9][0-9_.:-]*[kMB]?%?" . font-lock-constant-face))
  "Colours where the server gives none.")

(defun campaign-indent-line ()
  "Indent the line by two spaces for each open brace."
  (interactive)
  (let* ((depth (save-excursion (beginning-of-line) (car (syntax-ppss))))
         (closes (save-excursion (back-to-indentation) (eq (char-after) ?})))
         (column (* 2 (max 0 (if closes (1- depth) depth)))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;;###autoload
(define-derived-mode campaign-mode prog-mode "Campaign"
  "Major mode for influencer campaigns."
  (setq-local comment-start "// "
              comment-start-skip "//+[ \t]*"
              indent-tabs-mode nil
              indent-line-function #'campaign-indent-line
              font-lock-defaults '(campaign-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.campaign\\'" . campaign-mode))

(with-eval-after-load 'eglot
  (put 'campaign-mode 'eglot-language-id "campaign")
  (add-to-list 'eglot-server-programs '(campaign-mode . ("campaignc" "lsp"))))

(provide 'campaign-mode)
;;; campaign-mode.el ends here
