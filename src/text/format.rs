//! What kind of text a document is: running text alone, or with markup around it.

use std::path::Path;

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Running text. Code and front matter pasted from Markdown are known even here.
    #[default]
    Plain,
    /// Markdown: CommonMark with the extensions of GitHub, front matter and mathematics.
    Markdown,
    /// HTML.
    Html,
    /// LaTeX.
    Latex,
    /// Subtitles with numbers and times (`.srt`).
    Srt,
    /// Subtitles of the Web (`.vtt`).
    Vtt,
}

/// What editors call each kind, and the endings of file names.
const NAMES: &[(&str, Format)] = &[
    ("plain", Format::Plain),
    ("plaintext", Format::Plain),
    ("text", Format::Plain),
    ("txt", Format::Plain),
    ("kurdish", Format::Plain),
    ("markdown", Format::Markdown),
    ("md", Format::Markdown),
    ("mdx", Format::Markdown),
    ("quarto", Format::Markdown),
    ("qmd", Format::Markdown),
    ("rmd", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("latex", Format::Latex),
    ("tex", Format::Latex),
    ("plaintex", Format::Latex),
    ("srt", Format::Srt),
    ("subrip", Format::Srt),
    ("vtt", Format::Vtt),
    ("webvtt", Format::Vtt),
];

impl Format {
    /// The kind called `name`: an editor's language id or the ending of a file name, in letters of
    /// any case.
    pub fn named(name: &str) -> Option<Self> {
        let same = |(known, _): &&(&str, Self)| known.eq_ignore_ascii_case(name);
        NAMES.iter().find(same).map(|(_, format)| *format)
    }

    /// The kind of the file at `path`, by the ending of its name.
    pub fn of_file(path: &Path) -> Self {
        let ending = path.extension().and_then(|e| e.to_str());
        ending.and_then(Self::named).unwrap_or_default()
    }

    /// The kind of a document that an editor calls `language`, in the file at `path`.
    pub fn of_document(language: &str, path: &Path) -> Self {
        match (Self::named(language), Self::of_file(path)) {
            // Most editors have no name for subtitles.
            (None | Some(Self::Plain), subtitles @ (Self::Srt | Self::Vtt)) => subtitles,
            (Some(known), _) => known,
            (None, by_ending) => by_ending,
        }
    }
}

/// A text and what kind of text it is. A bare `&str` is plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document<'t> {
    /// The text, markup included.
    pub text: &'t str,
    /// Its kind.
    pub format: Format,
}

impl<'t> Document<'t> {
    /// `text` as a text of the kind `format`.
    pub fn new(text: &'t str, format: Format) -> Self {
        Self { text, format }
    }
}

impl<'t> From<&'t str> for Document<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text, Format::Plain)
    }
}

impl<'t> From<&'t String> for Document<'t> {
    fn from(text: &'t String) -> Self {
        Self::from(text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_says_the_kind_and_else_the_ending() {
        let of = |language, path| Format::of_document(language, Path::new(path));
        assert_eq!(of("markdown", "a.txt"), Format::Markdown);
        assert_eq!(of("plaintext", "a.md"), Format::Plain);
        assert_eq!(of("plaintext", "a.srt"), Format::Srt);
        assert_eq!(of("", "نووسین/دەق.HTML"), Format::Html);
        assert_eq!(of("plaintex", ""), Format::Latex);
        assert_eq!(of("unheard-of", "a.vtt"), Format::Vtt);
        assert_eq!(of("unheard-of", "Untitled-1"), Format::Plain);
    }
}
