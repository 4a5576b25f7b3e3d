//! Texts that are put together from pieces that are likely to do harm.

use arbitrary::{Result, Unstructured};
use rastnus::text::{Document, Encoding, Format};

/// Words, marks and line ends; those of the first half are what most texts are made of.
const PIECES: &[&str] = &[
    " ",
    "کوردستان",
    "لە هەولێر ",
    "ئەمە ڕستەیەکی کوردییە، بۆ تاقیکردنەوە. ",
    "سەرۆکوەزیران مستەفا کازمی ",
    "کازمی ",
    "عێراقییەکان",
    "ئەمریکا",
    "ئەمەریکا",
    "رۆژنامە ",
    "ڕۆژنامە ",
    "،",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\"",
    "«",
    "»",
    "(",
    ")",
    ",",
    "?",
    "  ",
    "٢٠٢١",
    "2021",
    "٢0٢١",
    "ك",
    "ي",
    "ه\u{200c}",
    "كۆبوونهوهی",
    "ـ",
    "COVID-١٩",
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "https://www.rudaw.net/a?id=12",
    "(@ Rudawkurdish)",
    "July ٢٦,٢٠٢١",
    "١٠: ٣٠",
    "info ٢٠٢١ @ rudaw. net",
    "#",
    "`",
    "```\n",
    "**",
    "<b>",
    "</b>",
    "<!-- rastnus-ignore-next-line heh -->\n",
    "<!-- rastnus-ignore-start -->\n",
    "<!-- rastnus-ignore-end -->\n",
    "\\textbf{",
    "}",
    "$",
    "00:00:01,000 --> 00:00:02,000\n",
    "The Kurdish text is here. ",
    "الحكومة العراقية قالت ",
    "Ev nivîs bi kurmancî ye, li Amedê. ",
    "í",
    "😀",
    "👨\u{200d}👩\u{200d}👧",
    "\u{301}",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\u{202b}",
    "\0",
    "a",
];

/// One piece.
pub fn piece<'b>(bytes: &mut Unstructured<'b>) -> Result<&'static str> {
    bytes.choose(PIECES).copied()
}

/// Some text of up to `most` pieces.
pub fn text(bytes: &mut Unstructured, most: usize) -> Result<String> {
    let count = bytes.int_in_range(0..=most)?;
    (0..count).map(|_| piece(bytes)).collect()
}

/// A place in `text` where a character begins, or its end.
pub fn place(bytes: &mut Unstructured, text: &str) -> Result<usize> {
    let at = bytes.int_in_range(0..=text.len())?;
    Ok(text.floor_char_boundary(at))
}

/// A kind of text.
pub fn format(bytes: &mut Unstructured) -> Result<Format> {
    let names = ["plain", "plain", "markdown", "html", "latex", "srt", "vtt"];
    Ok(Format::named(bytes.choose(&names)?).unwrap_or_default())
}

/// A unit of columns.
pub fn encoding(bytes: &mut Unstructured) -> Result<Encoding> {
    bytes
        .choose(&[Encoding::Utf16, Encoding::Utf8, Encoding::Utf32])
        .copied()
}

/// `text` as a document of the kind `format`.
pub fn document(text: &str, format: Format) -> Document<'_> {
    Document::new(text, format)
}
