//! Normalizing plain texts that are too long to be held: piece by piece, from file to file.
//!
//! What only the whole text tells, its [`Context`], is found in a first pass. In the second each piece
//! is read between the last paragraph before it and the first one behind it, since quotations go on
//! from paragraph to paragraph.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use super::Analyzer;
use super::normalize::{ROUNDS, Scope, choose};
use crate::config::Settings;
use crate::kurdish::{Context, Facts};
use crate::text::{Document, Edit, Format, apply, paragraphs};

/// So many bytes are held at once, about.
const PIECE: usize = if cfg!(test) { 64 << 10 } else { 4 << 20 };
/// At most so many, where no paragraph ends.
const LONGEST: usize = 8 * PIECE;
/// So much of a neighbour is looked at, in bytes.
const NEIGHBOUR: usize = 16 << 10;

/// A long text made normal.
#[derive(Debug)]
pub struct LongNormal {
    /// It, in a file whose place is its start.
    pub text: File,
    /// Whether findings are left in it, those about names not counted.
    pub is_left: bool,
}

/// Why a long text is not normalized in pieces.
#[derive(Debug)]
pub enum Refused {
    /// A file cannot be read or written.
    Io(io::Error),
    /// It is not UTF-8; the offset of the first wrong byte.
    NotUtf8(u64),
    /// It has comments that tell what to ignore; these may concern all of it.
    Directives,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The normal form of the plain text in `text`. `file` makes an empty file, of which two are needed at
/// a time.
pub fn normal_in_pieces(
    mut text: File,
    file: impl Fn() -> io::Result<File>,
    settings: &Settings,
    scope: Scope,
) -> Result<LongNormal, Refused> {
    let mut context = context(&mut text, settings)?;
    for _ in 0..ROUNDS {
        if !context.kurdish {
            break;
        }
        let mut next = file()?;
        let edits = mend(&mut text, &mut next, context, settings, scope)?;
        if edits == 0 {
            break;
        }
        text = next;
        context = self::context(&mut text, settings)?;
    }
    let is_left = context.kurdish && is_left(&mut text, context, settings)?;
    text.seek(SeekFrom::Start(0))?;
    Ok(LongNormal { text, is_left })
}

/// The first pass.
fn context(text: &mut File, settings: &Settings) -> Result<Context, Refused> {
    let mut facts = Facts::default();
    let mut pieces = Pieces::new(text)?;
    while let Some(piece) = pieces.next()? {
        let document = Document::new(&piece, Format::Plain);
        let (own, directives) = Analyzer::facts(document, settings);
        if directives {
            return Err(Refused::Directives);
        }
        facts.add(&own);
    }
    Ok(Analyzer::context_of(&facts, settings))
}

/// The second pass; how many edits there were.
fn mend(
    text: &mut File,
    next: &mut File,
    context: Context,
    settings: &Settings,
    scope: Scope,
) -> Result<usize, Refused> {
    let mut out = BufWriter::new(next);
    let mut count = 0;
    each(text, |piece| {
        let analyzer = match scope {
            Scope::Safe => Analyzer::mending(),
            Scope::WithStyle => Analyzer::without_names(),
        };
        let (start, end) = (piece.before.len(), piece.before.len() + piece.own.len());
        let whole = [&piece.before, &piece.own, piece.behind].concat();
        let document = Document::new(&whole, Format::Plain);
        let analysis = analyzer.within(context).analyse(document, settings);
        let inside = |edit: &Edit| start <= edit.start && edit.end <= end;
        let mut fixes = choose(&analysis, scope);
        fixes.retain(|fix| fix.iter().all(inside));
        let mut edits = fixes.into_edits();
        edits.retain(|edit| whole.get(edit.range()) != Some(&edit.text));
        for edit in &mut edits {
            edit.start -= start;
            edit.end -= start;
        }
        count += edits.len();
        out.write_all(apply(&piece.own, &edits).as_bytes())?;
        Ok(true)
    })?;
    out.flush()?;
    Ok(count)
}

/// Whether anything is found.
fn is_left(text: &mut File, context: Context, settings: &Settings) -> Result<bool, Refused> {
    let mut found = false;
    each(text, |piece| {
        let (start, end) = (piece.before.len(), piece.before.len() + piece.own.len());
        let whole = [&piece.before, &piece.own, piece.behind].concat();
        let document = Document::new(&whole, Format::Plain);
        let mut analyzer = Analyzer::without_names().within(context);
        let analysis = analyzer.analyse(document, settings);
        let mut places = analysis
            .findings_in_place()
            .map(|(at, finding)| at + finding.span.start);
        found = places.any(|at| (start..end).contains(&at));
        Ok(!found)
    })?;
    Ok(found)
}

/// A piece and what stands next to it.
struct Piece<'p> {
    before: String,
    own: String,
    behind: &'p str,
}

/// Calls `work` for each piece until it says that it has seen enough.
fn each(
    text: &mut File,
    mut work: impl FnMut(&Piece) -> Result<bool, Refused>,
) -> Result<(), Refused> {
    let mut pieces = Pieces::new(text)?;
    let mut own = pieces.next()?;
    let mut before = String::new();
    while let Some(piece) = own {
        let behind = pieces.next()?;
        let piece = Piece {
            before,
            own: piece,
            behind: behind.as_deref().map_or("", first_paragraph),
        };
        if !work(&piece)? {
            return Ok(());
        }
        before = last_paragraph(&piece.own).to_owned();
        own = behind;
    }
    Ok(())
}

/// The first paragraph of `text` with the blank line behind it.
fn first_paragraph(text: &str) -> &str {
    let end = text.floor_char_boundary(NEIGHBOUR);
    match blank_lines(&text[..end]).next() {
        Some(line) => &text[..line],
        None => &text[..end],
    }
}

/// The last paragraph of `text` with the blank line behind it.
fn last_paragraph(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(NEIGHBOUR));
    let end = text.trim_end().len().max(start);
    let line = blank_lines(&text[start..end]).last();
    &text[start + line.unwrap_or(0)..]
}

/// The ends of the blank lines in `text`, in bytes.
fn blank_lines(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('\n').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let blank = rest.strip_prefix('\r').unwrap_or(rest);
        blank
            .starts_with('\n')
            .then(|| text.len() - blank.len() + 1)
    })
}

/// A text in pieces that end where paragraphs do.
struct Pieces<'f> {
    file: &'f mut File,
    bytes: Vec<u8>,
    /// How many bytes of the text came before `bytes`.
    done: u64,
    ended: bool,
}

impl<'f> Pieces<'f> {
    fn new(file: &'f mut File) -> io::Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        Ok(Self {
            file,
            bytes: Vec::new(),
            done: 0,
            ended: false,
        })
    }

    fn next(&mut self) -> Result<Option<String>, Refused> {
        let mut wanted = PIECE;
        loop {
            self.fill(wanted)?;
            if self.bytes.is_empty() {
                return Ok(None);
            }
            let text = self.valid()?;
            let last = self.ended && self.bytes.len() <= wanted;
            let end = match last {
                true => Some(text.len()),
                false => end_of_piece(text, wanted >= LONGEST),
            };
            match end {
                Some(end) => {
                    let piece = text[..end].to_owned();
                    self.bytes.drain(..end);
                    self.done += end as u64;
                    return Ok(Some(piece));
                }
                None => wanted *= 2,
            }
        }
    }

    /// Reads on until there are `wanted` bytes.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(self.bytes.len());
        if missing > 0 && !self.ended {
            let read = self
                .file
                .take(missing as u64)
                .read_to_end(&mut self.bytes)?;
            self.ended = read < missing;
        }
        Ok(())
    }

    /// What has come, but for a character that has not come as a whole.
    fn valid(&self) -> Result<&str, Refused> {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => Ok(text),
            Err(error) if error.error_len().is_none() && !self.ended => {
                let whole = &self.bytes[..error.valid_up_to()];
                Ok(std::str::from_utf8(whole).unwrap_or_default())
            }
            Err(error) => Err(Refused::NotUtf8(self.done + error.valid_up_to() as u64)),
        }
    }
}

/// Where in `text` a piece can end: behind the last blank line that is in no block of code. If it
/// `must`, then at a line end or a space.
fn end_of_piece(text: &str, must: bool) -> Option<usize> {
    let blank = blank_lines(text).last().filter(|end| {
        let mut spans = paragraphs(Document::new(&text[..*end], Format::Plain)).into_iter();
        !spans.any(|span| span.seam.open_fence)
    });
    let anywhere = || {
        let line = blank_lines(text)
            .last()
            .or_else(|| text.rfind('\n').map(|at| at + 1));
        let end = line.or_else(|| text.rfind(' ').map(|at| at + 1));
        end.unwrap_or(text.len())
    };
    blank.or_else(|| must.then(anywhere))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::normal;

    fn long(text: &str) -> Result<(String, bool), Refused> {
        let file = || tempfile::tempfile();
        let mut input = file()?;
        input.write_all(text.as_bytes())?;
        let LongNormal { mut text, is_left } =
            normal_in_pieces(input, file, &Settings::default(), Scope::Safe)?;
        let mut out = String::new();
        text.read_to_string(&mut out)?;
        Ok((out, is_left))
    }

    /// Paragraphs with faults, numbered, and some that go on with a quotation or are code.
    fn text(bytes: usize) -> String {
        let mut text = String::new();
        let mut n = 0;
        while text.len() < bytes {
            n += 1;
            text.push_str(&match n % 5 {
                0 => format!("```\nlet x = {n};\n\nكوردی,, ٢0\n```\n\n"),
                1 => format!("ئەمە ڕستەی {n} ی كوردییە،، بۆ \"تاقیکردنەوە\nلە هەولێر.\n\n"),
                2 => format!("\"کە بەردەوامە {n}\" لە عێراقي , دا.\r\n\r\n"),
                3 => {
                    "pic. twitter. com / x ٠ ZkGGPpkV (@ Rudawkurdish) July ٢٦,٢٠٢١\n\n".to_owned()
                }
                _ => format!("لە ساڵی ٢٠٢١ و {n} دا  کوردستان.\n \n"),
            });
        }
        text
    }

    #[test]
    fn a_long_text_becomes_what_it_would_in_one_piece() {
        let text = text(3 * PIECE);
        let whole = normal(text.as_str(), &Settings::default(), Scope::Safe);
        let (mended, is_left) = long(&text).unwrap();
        assert!(whole.text != text);
        let differs = mended.lines().zip(whole.text.lines()).find(|(a, b)| a != b);
        assert_eq!(differs, None);
        assert_eq!(mended.len(), whole.text.len());
        assert_eq!(is_left, whole.left > 0);
    }

    #[test]
    fn what_cannot_be_done_in_pieces_is_refused() {
        let mut text = text(PIECE);
        text.push_str("<!-- rastnus-ignore-file -->\n");
        assert!(matches!(long(&text), Err(Refused::Directives)));
        let file = || tempfile::tempfile();
        let mut input = file().unwrap();
        input
            .write_all("کوردی ".repeat(PIECE / 8).as_bytes())
            .unwrap();
        input.write_all(b"\xff").unwrap();
        let refused = normal_in_pieces(input, file, &Settings::default(), Scope::Safe);
        let place = "کوردی ".len() as u64 * (PIECE / 8) as u64;
        assert!(matches!(refused, Err(Refused::NotUtf8(at)) if at == place));
    }

    #[test]
    fn blank_lines_end_pieces() {
        let text = "یەک\n\nدوو\r\n\r\nسێ";
        assert_eq!(first_paragraph(text), "یەک\n\n");
        assert_eq!(last_paragraph(text), "سێ");
        assert_eq!(last_paragraph("یەک\n\nدوو\r\n\r\n"), "دوو\r\n\r\n");
        assert_eq!(last_paragraph("یەک"), "یەک");
        let end = end_of_piece(text, false).unwrap();
        assert_eq!(&text[end..], "سێ");
        assert_eq!(end_of_piece("یەک دوو", false), None);
        assert_eq!(end_of_piece("یەک دوو", true), Some("یەک ".len()));
        // The first mark may open a block that ends later.
        assert_eq!(end_of_piece("یەک\n\n```\nx\n\ny", false), None);
    }
}
