//! Texts with markup around the prose: what is markup is neither judged nor edited, what stands
//! beside it is.

#[path = "common/texts.rs"]
mod texts;

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::select;
use rastnus::analysis::{Analysis, Analyzer, Scope, normalize};
use rastnus::config::{DigitStyle, Settings};
use rastnus::text::Format::{self, Html, Latex, Markdown, Srt, Vtt};
use rastnus::text::{Document, apply, markup, paragraphs};
use texts::{config, text_of};

/// Markup full of what is wrong in prose, in prose that is right.
const PROBES: &[(Format, &[&str])] = &[
    (
        Markdown,
        &[
            "ئەمە لە کوردستان `كوردي،، ٢0٢١` بڵاو کرایەوە.",
            "ئەمە لە کوردستان ``كوردي ` ،،`` بڵاو کرایەوە.",
            "ئەمە کۆدێکە:\n\n```sh\nكوردي،، (  ٢0٢١ ,\n\nكوردي ،\n```\n\nئەمەش ڕستەیەکی کوردییە.",
            "ئەمە کۆدێکە:\n~~~\nكوردي،،\n~~~\nئەمەش ڕستەیەکی کوردییە.",
            "ئەمە کۆدێکە:\n\n    كوردي،، ٢0٢١\n\nئەمەش ڕستەیەکی کوردییە.",
            "ئەمە [ناوی بەستەرەکە](كوردي،،.md \"كوردي ، ٢0٢١\") لە کوردستان.",
            "ئەمە ![وێنەی شارەکە](/img/كوردي،،.png) لە کوردستان.",
            "ئەمە [ناوی بەستەرەکە][كوردي،،] لە کوردستان.\n\n[كوردي،،]: /x,y 'ناو ، ٢0٢١'\n",
            "ئەمە [كوردي،،] لە کوردستان.\n\n[كوردي،،]: /x\n",
            "ئەمە <https://ckb.wikipedia.org/wiki/كوردي،،> لە کوردستان.",
            "ئەمە <span title=\"كوردي،،\">وشەیەکە</span> لە کوردستان.",
            "<div title=\"كوردي ، ٢0٢١\">\nئەمە ڕستەیەکی کوردییە.\n</div>\n",
            "ئەمە <!-- كوردي،، --> ڕستەیەکی کوردییە.",
            "---\ntitle: كوردي،، ٢0٢١\ntags: [ا ,ب]\n---\n\nئەمە ڕستەیەکی کوردییە.",
            "+++\ntitle = \"كوردي،،\"\n+++\n\nئەمە ڕستەیەکی کوردییە.",
            "| ناو     |  تەمەن |\n|:--------|-------:|\n| ئازاد   |     ٢٠ |\n| نەورۆز  |     ٣٠ |\n\nئەمە ڕستەیەکی کوردییە.",
            "ئەمە لە کوردستان $كوردي،، x_1, y$ بڵاو کرایەوە.",
            "ئەمە هاوکێشەیە:\n\n$$\nكوردي،، ٢0٢١\n$$\n\nئەمە ڕستەیەکی کوردییە.",
            "ئەمە ڕستەیەکی کوردییە[^كوردي،،].\n\n[^كوردي،،]: ئەمە پەراوێزە.\n",
            "# ناونیشانی بەشەکە {#كوردي،، .a}\n\nئەمە ڕستەیەکی کوردییە.",
            "1. ئەمە یەکەمە\n2. ئەمە دووەمە لە کوردستان\n\n- [x] ئەمە سێیەمە\n- [ ] ئەمە چوارەمە\n",
            "ئەمە [[كوردي،،|پەڕەکە]] و [[كوردي،،]] لە کوردستان.",
            "ئەمە ڕستەیەکی کوردییە.  \nئەمەش دێڕێکی ترە\\\nلە کوردستان.",
            "> ئەمە ڕستەیەکی کوردییە\n> لە کوردستان.\n>> ئەمەش دەقێکە.\n",
            "دوگمەی <kbd>كوردي،،</kbd> لە کوردستان و <code>٢0٢١ ،</code> بڵاو کرایەوە.",
            "ئەمە {{< ref \"كوردي،،\" >}} لە {% raw %}کوردستان{% endraw %} بڵاو کرایەوە.",
            "ئەمە &nbsp; لە کوردستان &#1604; بڵاو کرایەوە &copy; و تەواو.",
            "ئەمە (ڕستەیەکی **کوردییە [ناو](a)**) لە «کوردستان *بڵاو*» کرایەوە.",
        ],
    ),
    (
        Html,
        &[
            "<p>ئەمە لە کوردستان بڵاو کرایەوە.</p>",
            "<p class=\"كوردي،، ٢0٢١\">ئەمە لە کوردستان بڵاو کرایەوە.</p>",
            "<p title='كوردي ، > x'>ئەمە لە کوردستان بڵاو کرایەوە.</p>",
            "<p>ئەمە <!-- كوردي،، <b> ٢0٢١ --> لە کوردستان بڵاو کرایەوە.</p>",
            "<script>var x = \"كوردي،، <p>\"; if (a<b) ٢0٢١ ,</script>\n<p>ئەمە لە کوردستان.</p>",
            "<style>.x::after { content: \"كوردي،،\" }</style>\n<p>ئەمە لە کوردستان.</p>",
            "<p>ئەمە کۆدێکە</p>\n<pre>\nكوردي،،  (\n\n٢0٢١ ,\n</pre>\n<p>ئەمە لە کوردستان.</p>",
            "<p>ئەمە <code>كوردي ، <b>٢0٢١</b></code> لە کوردستان بڵاو کرایەوە.</p>",
            "<p>دوگمەی <kbd>كوردي،،</kbd> لە کوردستان.</p>",
            "<p>ئەمە&nbsp;لە&zwnj;کوردستان &laquo;بڵاو&raquo; &#x200f; کرایەوە.</p>",
            "<!DOCTYPE html>\n<html lang=\"ckb\"><head><title>ناونیشانی پەڕەکە</title>\n<meta content=\"كوردي،،\"></head>\n<body>ئەمە لە کوردستان.</body></html>",
            "<a href=\"https://a.b/كوردي،، ٢0٢١\">ئەمە بەستەرە</a> لە کوردستان.",
            "<img alt=\"كوردي،،\" src=x> ئەمە لە کوردستان.",
            "<table><tr><td>ئازاد</td><td>٢٠</td></tr></table><p>ئەمە لە کوردستان.</p>",
            "<p>ئەمە (ڕستەیەکی <b>کوردییە</b>) لە «کوردستان <i>بڵاو</i>» کرایەوە.</p>",
            "<p>ئەمە\n<a\n href=\"كوردي،،\"\n>بەستەرە</a>\nلە کوردستان.</p>",
            "<svg><text>كوردي،،</text></svg><p>ئەمە لە کوردستان.</p>",
            "<textarea>كوردي،،</textarea><p>ئەمە لە کوردستان.</p>",
            "<p>ئەمە {{ range .Params.كوردي،، }} لە {% if a < b %}کوردستان{% endif %}.</p>",
            "<p>ئەمە لە کوردستان.</p><p title=\"كوردي،،",
        ],
    ),
    (
        Latex,
        &[
            "\\documentclass[كوردي،،]{article}\n\\usepackage[ا ,ب]{كوردي،،}\nئەمە لە کوردستان.",
            "\\section{ناونیشانی بەشەکە}\\label{sec:كوردي،،}\nئەمە لە کوردستان.",
            "ئەمە \\emph{وشەیەکە} لە کوردستان.",
            "ئەمە \\url{https://a.b/كوردي،،} لە کوردستان.",
            "ئەمە \\href{https://a.b/كوردي،،}{بەستەرێکە} لە کوردستان.",
            "ئەمە \\cite[كوردي،،]{a,b} لە کوردستان~\\ref{كوردي،،} بڵاو کرایەوە.",
            "ئەمە $كوردي،، x, y$ لە کوردستان.",
            "ئەمە \\(كوردي،،\\) لە کوردستان.",
            "ئەمە هاوکێشەیە \\[كوردي،،\n٢0٢١\\] لە کوردستان.",
            "ئەمە هاوکێشەیە\n\\begin{equation*}\nكوردي،، &= x, y\n\\end{equation*}\nلە کوردستان.",
            "ئەمە کۆدێکە\n\\begin{verbatim}\nكوردي،، (\n\n% ٢0٢١ ,\n\\end{verbatim}\nئەمە لە کوردستان.",
            "\\begin{lstlisting}[language=C]\nكوردي،،\n\\end{lstlisting}\nئەمە لە کوردستان.",
            "ئەمە لە کوردستان. % كوردي،، ٢0٢١\nئەمەش ڕستەیەکە.",
            "ئەمە \\verb|كوردي،،| لە کوردستان \\lstinline{٢0٢١ ,} بڵاو کرایەوە.",
            "ئەمە \\includegraphics[width=٢0٢١]{كوردي،،.png} لە کوردستان.",
            "\\input{كوردي،،}\n\\newcommand{\\كو}[1]{كوردي،، #1}\n\\newcommand{\\x}{كوردي،،}\nئەمە لە کوردستان.",
            "ئەمە ١٠\\% و ٢٠\\,\\% لە کوردستان\\footnote{ئەمە پەراوێزە.} بڵاو کرایەوە.",
            "ئەمە ``وشەیەکە'' لە کوردستان و ``ئەوەش''.",
            "\\begin{itemize}[كوردي،،]\n  \\item ئەمە یەکەمە\n  \\item[دوو] ئەمە دووەمە لە کوردستان\n\\end{itemize}",
            "\\begin{tabular}{l|r}\nئازاد   & ٢٠ \\\\\nنەورۆز  & ٣٠ \\\\[2pt]\n\\end{tabular}\n\nئەمە لە کوردستان.",
            "ئەمە (ڕستەیەکی \\textbf{کوردییە}) لە «کوردستان \\emph{بڵاو}» کرایەوە.",
            "\\end{document}\nئەمە لە كوردستان،، بڵاو کرایەوە.",
        ],
    ),
    (
        Srt,
        &[
            "1\n00:00:01,000 --> 00:00:02,500\nئەمە لە کوردستان.\n",
            "1\r\n00:00:01,000 --> 00:00:02,500\r\nئەمە لە کوردستان.\r\n",
            "\u{feff}1\n00:00:01,000 --> 00:00:02,500\nئەمە لە کوردستان.\n",
            "12\n00:00:01,000 --> 00:00:02,500 X1:40 X2:600 Y1:20 Y2:50\nئەمە لە کوردستان.\n",
            "1\n00:00:01.000-->00:00:02.500\nئەمە لە کوردستان.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n<i>ئەمە لە کوردستان.</i>\n",
            "1\n00:00:01,000 --> 00:00:02,500\n<font color=\"كوردي،،\">ئەمە لە کوردستان</font>.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n{\\an8}ئەمە لە کوردستان.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n{\\pos(400,570)}ئەمە لە\nکوردستان.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n- ئەمە لە کوردستان.\n- بەڵێ.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n«ئەمە لە\n\n2\n00:00:02,600 --> 00:00:04,000\nکوردستان».\n",
            "1\n00:00:01,000 --> 00:00:02,500\nئەمە&nbsp;لە کوردستان &amp; هەولێر.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n<b>ئەمە</b> (<i>لە</i> کوردستان).\n",
            "1\n00:00:01,000 --> 00:00:02,500\n\n2\n00:00:02,600 --> 00:00:04,000\nئەمە لە کوردستان.\n",
            "1\n00:00:01,000 --> 00:00:02,500\nساڵی ٢٠٢١ لە کوردستان.\n\n2\n00:00:03,000 --> 00:00:04,500\nساڵی ٢٠٢٢ و ٢٠٢٣ و ٢٠٢٤ لە کوردستان.\n",
            "1\n00:00:01,000 --> 00:00:02,500\n♪ ئەمە لە کوردستان ♪\n",
        ],
    ),
    (
        Vtt,
        &[
            "WEBVTT\n\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT - كوردي،، ٢0٢١\nKind: كوردي ،\n\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\nNOTE كوردي،،\n٢0٢١ ,\n\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\nSTYLE\n::cue(v[voice=\"كوردي،،\"]) { }\n\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\nREGION\nid:كوردي،،\n\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\nكوردي،، ٢0٢١\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\nNOTE\n00:01.000 --> 00:02.500\nئەمە لە کوردستان.\n",
            "WEBVTT\n\n1\n00:01.000 --> 00:02.500 align:start line:0%\nئەمە لە کوردستان.\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\n<v كوردي،،>ئەمە لە کوردستان.</v>\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\nئەمە <00:01.500>لە <00:02.000>کوردستان.\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\n<c.yellow.bg_blue>ئەمە لە</c> کوردستان.\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\n<ruby>ئەمە<rt>لە</rt></ruby> کوردستان.\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\nئەمە&lrm; لە &lt;کوردستان&gt;.\n",
            "WEBVTT\r\n\r\n00:01.000 --> 00:02.500\r\n- ئەمە لە کوردستان.\r\n- بەڵێ.\r\n",
            "WEBVTT\n\n01:00:01.000 --> 01:00:02.500\n(<i>ئەمە</i> لە کوردستان).\n",
            "WEBVTT\n\n00:01.000 --> 00:02.500\n«ئەمە لە\n\n00:03.000 --> 00:04.500\nکوردستان».\n",
        ],
    ),
];

/// A text with faults in its prose: the text, what is found in it, and the text normalized.
const FAULTS: &[(Format, &str, &[&str], &str)] = &[
    (
        Markdown,
        "ئەمە لە **کوردستان**،، بڵاو کرایەوە.",
        &["،،"],
        "ئەمە لە **کوردستان**، بڵاو کرایەوە.",
    ),
    (
        Markdown,
        "ئەمە لە **کوردستان**, بڵاو کرایەوە.",
        &[","],
        "ئەمە لە **کوردستان**، بڵاو کرایەوە.",
    ),
    (
        Markdown,
        "ئەمە لە [كوردستان](كوردستان،،.md) بڵاو کرایەوە.",
        &["كوردستان"],
        "ئەمە لە [کوردستان](كوردستان،،.md) بڵاو کرایەوە.",
    ),
    (
        Markdown,
        "# ناونیشانى كوردی\n```\nكوردي\n```\nئەمە لە  کوردستان `٢0٢١` بڵاو کرایەوە،،\n",
        &["ناونیشانى", "كوردی", "  ", "،،"],
        "# ناونیشانی کوردی\n```\nكوردي\n```\nئەمە لە کوردستان `٢0٢١` بڵاو کرایەوە،\n",
    ),
    (
        Markdown,
        "| كوردی | ئەمە،، لە |\n|---|---|\n| `كوردي` | کوردستان بڵاو کرایەوە |\n",
        &["كوردی", "،،"],
        "| کوردی | ئەمە، لە |\n|---|---|\n| `كوردي` | کوردستان بڵاو کرایەوە |\n",
    ),
    (
        Markdown,
        "<div dir=\"rtl\">\nئەمە لە كوردستان <b>بڵاو،،</b> کرایەوە.\n</div>\n",
        &["كوردستان", "،،"],
        "<div dir=\"rtl\">\nئەمە لە کوردستان <b>بڵاو،</b> کرایەوە.\n</div>\n",
    ),
    (
        Html,
        "<p title=\"كوردي\">ئەمە لە <b>كوردستان</b> ، <i>بڵاو</i>، کرایەوە.</p>",
        &["كوردستان", " ،"],
        "<p title=\"كوردي\">ئەمە لە <b>کوردستان</b>، <i>بڵاو</i>، کرایەوە.</p>",
    ),
    (
        Html,
        "<ul>\n  <li>ئەمە لە كوردستان</li>\n  <li>ئەوە،،<br>بڵاو کرایەوە&nbsp;.</li>\n</ul>",
        &["كوردستان", "،،"],
        "<ul>\n  <li>ئەمە لە کوردستان</li>\n  <li>ئەوە،<br>بڵاو کرایەوە&nbsp;.</li>\n</ul>",
    ),
    (
        Latex,
        "\\section{ناونیشانى كوردی}\nئەمە لە \\emph{كوردستان}،، بڵاو کرایەوە. % كوردي",
        &["ناونیشانى", "كوردی", "كوردستان", "،،"],
        "\\section{ناونیشانی کوردی}\nئەمە لە \\emph{کوردستان}، بڵاو کرایەوە. % كوردي",
    ),
    (
        Latex,
        "ئەمە لە کوردستان\\footnote{ئەوەش، لە هەولێر}, بڵاو کرایەوە $كوردي$.",
        &[","],
        "ئەمە لە کوردستان\\footnote{ئەوەش، لە هەولێر}، بڵاو کرایەوە $كوردي$.",
    ),
    (
        Srt,
        "1\n00:00:01,000 --> 00:00:02,500\n<i>ئەمە لە كوردستان،،</i>\nبڵاو کرایەوە\n",
        &["كوردستان", "،،"],
        "1\n00:00:01,000 --> 00:00:02,500\n<i>ئەمە لە کوردستان،</i>\nبڵاو کرایەوە\n",
    ),
    (
        Vtt,
        "WEBVTT\n\nNOTE كوردي\n\n00:01.000 --> 00:02.500\n<v كوردي>ئەمە لە كوردستان, بڵاو کرایەوە\n",
        &["كوردستان", ","],
        "WEBVTT\n\nNOTE كوردي\n\n00:01.000 --> 00:02.500\n<v كوردي>ئەمە لە کوردستان، بڵاو کرایەوە\n",
    ),
];

/// The settings out of the box, and those of a house that wants other digits than the probes have.
fn all_settings() -> [Settings; 2] {
    let mut strict = Settings::default();
    strict.style.digits = Some(DigitStyle::Arabic);
    [Settings::default(), strict]
}

#[test]
fn markup_is_neither_judged_nor_edited() {
    let mut wrong = Vec::new();
    for (format, probes) in PROBES {
        assert!(probes.len() >= 15, "{format:?}");
        for text in *probes {
            for settings in all_settings() {
                let document = Document::new(text, *format);
                for scope in [Scope::Safe, Scope::WithStyle] {
                    let edits = normalize(document, &settings, scope);
                    if !edits.is_empty() {
                        wrong.push(format!("{format:?}: {text:?} is changed by {edits:?}"));
                    }
                }
                for found in Analysis::of(document, &settings).findings() {
                    let place = &text[found.span.clone()];
                    wrong.push(format!(
                        "{format:?}: {} at {place:?} in {text:?}",
                        found.rule
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_beside_markup_are_found_and_mended() {
    for (format, text, faults, mended) in FAULTS {
        let settings = Settings::default();
        let document = Document::new(text, *format);
        let analysis = Analysis::of(document, &settings);
        let found: Vec<&str> = analysis.findings().map(|f| &text[f.span]).collect();
        assert_eq!(found, *faults, "in {text:?}");
        let once = apply(text, &normalize(document, &settings, Scope::Safe));
        assert_eq!(once, *mended);
        let again = normalize(Document::new(&once, *format), &settings, Scope::Safe);
        assert_eq!(again, [], "in {once:?}");
    }
}

/// One text, and what is prose of it in each kind of text.
#[test]
fn the_kind_of_a_text_decides() {
    let text = "ئەمە لە کوردستان $كوردي$ و \\label{كوردستان} بڵاو کرایەوە.";
    let found = |format| {
        let analysis = Analysis::of(Document::new(text, format), &Settings::default());
        analysis.findings().count()
    };
    assert_eq!(found(Format::Plain), 2);
    assert_eq!(found(Markdown), 1);
    assert_eq!(found(Latex), 0);
}

/// Comments that switch rules off are markup, but they are for us.
#[test]
fn comments_for_us_are_read() {
    let found = |format, text: &str| -> Vec<&'static str> {
        let analysis = Analysis::of(Document::new(text, format), &Settings::default());
        analysis.findings().map(|f| f.rule).collect()
    };
    let comma = "repeated-punctuation";
    let markdown =
        |comment: &str| format!("# کوردستان\n\n{comment}\n\nئەمە لە کوردستان،، بڵاو کرایەوە.\n");
    let html =
        |comment: &str| format!("<p>ئەمە</p>\n{comment}\n<p>ئەمە لە کوردستان،، بڵاو کرایەوە.</p>\n");
    let latex =
        |comment: &str| format!("\\section{{ئەمە}}\n{comment}\nئەمە لە کوردستان،، بڵاو کرایەوە.\n");
    let comment = "<!-- rastnus-ignore repeated-punctuation -->";
    assert_eq!(found(Markdown, &markdown("")), [comma]);
    assert_eq!(found(Markdown, &markdown(comment)), [""; 0]);
    assert_eq!(found(Html, &html("")), [comma]);
    assert_eq!(found(Html, &html(comment)), [""; 0]);
    assert_eq!(found(Latex, &latex("")), [comma]);
    assert_eq!(found(Latex, &latex("% rastnus-ignore")), [""; 0]);
    // A slip in them is told, and code is none.
    assert_eq!(
        found(Html, &html("<!-- rastnus-ignore-lnie -->")),
        ["directive", comma]
    );
    assert_eq!(found(Markdown, &markdown(&format!("`{comment}`"))), [comma]);
    assert_eq!(
        found(Markdown, &markdown(&format!("```\n{comment}\n```"))),
        [comma]
    );
}

#[test]
fn targets_of_links_can_be_followed() {
    let targets = |format, text: &str| -> Vec<String> {
        let analysis = Analysis::of(Document::new(text, format), &Settings::default());
        analysis.links().map(|l| l.target).collect()
    };
    let wanted = ["https://www.rudaw.net/a"];
    assert_eq!(
        targets(Markdown, "ئەمە [ناو](https://www.rudaw.net/a) لە کوردستان."),
        wanted
    );
    assert_eq!(
        targets(
            Html,
            "ئەمە <a href='https://www.rudaw.net/a'>ناو</a> لە کوردستان."
        ),
        wanted
    );
    assert_eq!(
        targets(
            Latex,
            "ئەمە \\href{https://www.rudaw.net/a}{ناو} لە کوردستان."
        ),
        wanted
    );
}

const WORDS: &[&str] = &[
    "ئەمە",
    "لە",
    "کوردستان",
    "هەولێر",
    "بڵاو",
    "کرایەوە",
    "بەڵام",
    "كوردی",
    "عێراقي",
    "له\u{200c}",
    "کـــورد",
    "the",
    "Rudaw",
    "AFP",
    "٢٠٢١",
    "10:30",
    "٢0٢١",
    "www. rudaw. net",
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "July ٢٦,٢٠٢١",
    "@ Rudaw",
    "COVID-١٩",
    "\u{200c}",
    "\u{64e}",
];

const MARKS: &[&str] = &[
    "،", ",", "؛", ";", "؟", "?", ".", "..", "،،", ":", "-", "\"", "«", "»", "(", ")", " ،", " . ",
];

const GAPS: &[&str] = &[" ", " ", " ", " ", "", "", "  ", "\n", "\n\n", "\r\n", "\t"];

const MARKUP: &[&str] = &[
    "**",
    "*",
    "_",
    "`",
    "`x،،`",
    "```\n",
    "\n```\n",
    "# ",
    "\n- ",
    "\n> ",
    "\n1. ",
    "|",
    "\n|---|---|\n",
    "[",
    "](a ،،)",
    "![",
    "[[",
    "]]",
    "](",
    "[^1]",
    "\n---\n",
    "\n[كوردی]: x\n",
    "    ",
    "  \n",
    "\\",
    "&nbsp;",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<!--",
    "-->",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "<script>",
    "</script>",
    "<a href=\"x،،\">",
    "<td>",
    "<",
    ">",
    "{",
    "}",
    "\\emph{",
    "\\section{",
    "\\cite[ا]{x،،}",
    "\\begin{verbatim}",
    "\\end{verbatim}",
    "\\begin{itemize}",
    "\\item",
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "%",
    "\\%",
    "~",
    "&",
    "\\\\",
    "``",
    "''",
    "\\verb|x|",
    "\n1\n00:00:01,000 --> 00:00:02,000\n",
    "WEBVTT\n",
    "\nNOTE ",
    "<v a>",
    "{{ x،، }}",
    "{{",
    "}}",
    "{% x %}",
    "{\\an8}",
    "<00:01.000>",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(WORDS), 2 => select(MARKS), 3 => select(MARKUP)].prop_map(str::to_owned)
}

fn marked_text() -> impl Strategy<Value = String> {
    text_of(piece(), GAPS)
}

fn format() -> impl Strategy<Value = Format> {
    select(&[Markdown, Html, Latex, Srt, Vtt][..])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn markup_is_in_order_and_on_letters(text in marked_text(), format in format()) {
        let mut at = 0;
        for found in markup(Document::new(&text, format)) {
            prop_assert!(found.bytes.start >= at && found.bytes.start < found.bytes.end);
            prop_assert!(text.get(found.bytes.clone()).is_some(), "{:?}", found);
            at = found.bytes.end;
        }
        prop_assert!(at <= text.len());
        let mut at = 0;
        for paragraph in paragraphs(Document::new(&text, format)) {
            prop_assert!(paragraph.bytes.start >= at && !paragraph.bytes.is_empty());
            prop_assert!(text.get(paragraph.bytes.clone()).is_some(), "{:?}", paragraph);
            at = paragraph.bytes.end;
        }
    }

    #[test]
    fn nothing_touches_markup(text in marked_text(), format in format()) {
        let document = Document::new(&text, format);
        let markup = markup(document);
        let free = |range: &Range<usize>| !markup.iter().any(|m| m.touches(range));
        let settings = Settings::default();
        for finding in Analysis::of(document, &settings).findings() {
            prop_assert!(free(&finding.span), "{:?} in {:?}", finding, text);
            for edit in finding.fixes.iter().flat_map(|f| &f.edits) {
                prop_assert!(free(&edit.range()), "{:?} in {:?}", finding, text);
            }
        }
        for edit in normalize(document, &settings, Scope::WithStyle) {
            prop_assert!(free(&edit.range()), "{:?} in {:?}", edit, text);
        }
    }

    #[test]
    fn normalizing_keeps_markup_and_twice_is_once(text in marked_text(), format in format()) {
        let settings = Settings::default();
        let document = Document::new(&text, format);
        let once = apply(&text, &normalize(document, &settings, Scope::Safe));
        let own = |text: &str| -> Vec<String> {
            let all = markup(Document::new(text, format));
            all.into_iter().map(|m| text[m.bytes].to_owned()).collect()
        };
        prop_assert_eq!(own(&text), own(&once));
        let again = normalize(Document::new(&once, format), &settings, Scope::Safe);
        prop_assert_eq!(apply(&once, &again), once);
    }

    /// Whatever was typed before, and in whatever kind of text, the findings are those of the text
    /// as it stands.
    #[test]
    fn remembering_changes_nothing(
        text in marked_text(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0usize..12, piece(), format()),
            1..8,
        ),
    ) {
        let settings = Settings::default();
        let mut analyzer = Analyzer::default();
        let mut current: Vec<char> = text.chars().collect();
        for (place, deleted, inserted, format) in changes {
            let from = place.index(current.len() + 1);
            let to = (from + deleted).min(current.len());
            current.splice(from..to, inserted.chars());
            let text: String = current.iter().collect();
            for document in [Document::new(&text, format), Document::from(&text)] {
                let reused: Vec<_> = analyzer.analyse(document, &settings).findings().collect();
                let fresh: Vec<_> = Analysis::of(document, &settings).findings().collect();
                prop_assert_eq!(reused, fresh, "in {:?}", document);
            }
        }
    }
}
