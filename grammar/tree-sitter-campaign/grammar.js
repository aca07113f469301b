/**
 * @file The text of a `.campaign` file: statements of words and values, with blocks in braces. No word is reserved; what
 * a word means is the compiler's business.
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

module.exports = grammar({
  name: "campaign",

  extras: ($) => [/[ \t\r\u00a0\ufeff]/, $.comment],

  word: ($) => $.word,

  rules: {
    source_file: ($) => seq(repeat($._end), optional($._statements)),

    _statements: ($) => seq($.statement, repeat(seq(repeat1($._end), $.statement)), repeat($._end)),

    _end: (_) => choice("\n", ";"),

    statement: ($) => seq(field("head", $.word), repeat($._value), optional(field("block", $.block))),

    block: ($) => seq("{", repeat($._end), optional($._statements), "}"),

    _value: ($) =>
      choice(
        $.word,
        $.string,
        $.text,
        $.date,
        $.time,
        $.percentage,
        $.number,
        $.handle,
        $.hashtag,
        $._joint,
      ),

    // A comma, a range or a comparison at the end of a line takes the next line into the statement.
    _joint: ($) => prec.right(seq(choice(",", $.range, $.comparison), repeat("\n"))),

    range: (_) => "..",
    comparison: (_) => choice(">=", "<=", ">", "<", "=", "+", "-"),

    word: (_) => /[\p{XID_Start}_]([\p{XID_Continue}\-]|\/\p{XID_Start})*/,
    date: (_) => token(prec(2, /\d{4}-\d{2}-\d{2}/)),
    time: (_) => token(prec(2, /\d{1,2}:\d{2}/)),
    percentage: (_) => token(prec(2, /\d[\d_]*(\.\d+)?%/)),
    number: (_) => /\d([\p{XID_Continue}]|[.:\/\-][A-Za-z0-9])*/,
    handle: (_) => /@[\p{XID_Continue}.\-]+/,
    hashtag: (_) => /#[\p{XID_Continue}\-]+/,
    string: (_) => /"([^"\\\n]|\\[^\n])*"/,
    text: (_) => token(prec(1, /"""([^"]|"[^"]|""[^"])*"""/)),
    comment: (_) => token(seq("//", /[^\n]*/)),
  },
});
