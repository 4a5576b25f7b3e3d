//! [`Text`]: a rope behind our own type, addressed by bytes and by editor positions.

use std::borrow::Cow;
use std::ops::Range;

use ropey::Rope;

use super::{Encoding, Position};

/// A text that is cheap to clone and to edit. All offsets are bytes.
///
/// No method panics: positions and offsets past an end are clamped, offsets inside a character
/// are rounded down, a position inside a surrogate pair likewise, reversed ranges are turned round.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

impl Text {
    /// A rope of `text`.
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes `range` of the text, clamped.
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        let start = self.floor(range.start);
        let end = self.floor(range.end).max(start);
        match self.rope.get_byte_slice(start..end) {
            Some(slice) => slice.into(),
            None => Cow::Borrowed(""),
        }
    }

    /// The byte offset of `position`. A column past the end of its line is the end of that line
    /// (before the line end), a line past the last is the end of the text.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.len();
        }
        let content = self.line_content(line);
        let start = content.start;
        let column = position.column as usize;
        match encoding {
            Encoding::Utf8 => self.floor((start + column).min(content.end)),
            Encoding::Utf16 => {
                let first = self.rope.byte_to_char(start);
                let unit = self.rope.char_to_utf16_cu(first).saturating_add(column);
                let unit = unit.min(self.rope.len_utf16_cu());
                let char = self.rope.utf16_cu_to_char(unit);
                self.rope.char_to_byte(char).min(content.end)
            }
            Encoding::Utf32 => {
                let char = self.rope.byte_to_char(start).saturating_add(column);
                let char = char.min(self.rope.len_chars());
                self.rope.char_to_byte(char).min(content.end)
            }
        }
    }

    /// The position of byte `offset`.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.floor(offset);
        let line = self.rope.byte_to_line(offset);
        let start = self.rope.line_to_byte(line);
        let column = match encoding {
            Encoding::Utf8 => offset - start,
            Encoding::Utf16 => self.units(offset) - self.units(start),
            Encoding::Utf32 => self.rope.byte_to_char(offset) - self.rope.byte_to_char(start),
        };
        Position {
            line: line as u32,
            column: column as u32,
        }
    }

    /// Replaces the bytes `range` by `text`.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        let (a, b) = (self.floor(range.start), self.floor(range.end));
        let start = self.rope.byte_to_char(a.min(b));
        let end = self.rope.byte_to_char(a.max(b));
        self.rope.remove(start..end);
        self.rope.insert(start, text);
    }

    /// The text in one piece.
    pub fn whole(&self) -> Cow<'_, str> {
        self.rope.slice(..).into()
    }

    /// The line end that it uses: its first one, or `\n` if it has none.
    pub fn line_end(&self) -> &'static str {
        if self.rope.len_lines() < 2 {
            return "\n";
        }
        let next = self.rope.line_to_byte(1);
        match &*self.slice(next.saturating_sub(2)..next) {
            end if end.ends_with("\r\n") => "\r\n",
            end if end.ends_with('\r') => "\r",
            _ => "\n",
        }
    }

    /// The bytes of the line that byte `offset` is in, without its line end, and the number of the
    /// line.
    pub fn line_at(&self, offset: usize) -> (usize, Range<usize>) {
        let line = self.rope.byte_to_line(self.floor(offset));
        (line, self.line_content(line))
    }

    /// The bytes of line `line` (from 0) without its line end; none past the last line.
    pub fn line(&self, line: usize) -> Option<Range<usize>> {
        (line < self.rope.len_lines()).then(|| self.line_content(line))
    }

    /// Number of lines; an empty text has one.
    pub fn lines(&self) -> usize {
        self.rope.len_lines()
    }

    fn units(&self, byte: usize) -> usize {
        self.rope.char_to_utf16_cu(self.rope.byte_to_char(byte))
    }

    /// `byte` clamped to the text and rounded down to a character border.
    pub fn floor(&self, byte: usize) -> usize {
        let byte = byte.min(self.len());
        self.rope.char_to_byte(self.rope.byte_to_char(byte))
    }

    /// The bytes of a line without its line end.
    fn line_content(&self, line: usize) -> Range<usize> {
        let start = self.rope.line_to_byte(line);
        let mut end = self.rope.line_to_byte(line + 1);
        if end > start && self.rope.byte(end - 1) == b'\n' {
            end -= 1;
            if end > start && self.rope.byte(end - 1) == b'\r' {
                end -= 1;
            }
        } else if end > start && self.rope.byte(end - 1) == b'\r' {
            end -= 1;
        }
        start..end
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn only_protocol_line_ends_count() {
        let text = Text::new("a\u{2028}b\u{85}c\u{b}d\u{c}e\nf\rg\r\nh");
        assert_eq!(text.lines(), 4);
        assert_eq!(text.position(text.len(), Encoding::Utf16), at(3, 1));
    }

    #[test]
    fn positions_past_an_end_are_clamped() {
        let text = Text::new("ab\r\ncd");
        assert_eq!(text.offset(at(0, 99), Encoding::Utf16), 2);
        assert_eq!(text.offset(at(0, 3), Encoding::Utf8), 2);
        assert_eq!(text.offset(at(9, 0), Encoding::Utf16), 6);
        assert_eq!(text.offset(at(1, u32::MAX), Encoding::Utf32), 6);
    }

    #[test]
    fn a_surrogate_pair_is_not_split() {
        let text = Text::new("😀x");
        assert_eq!(text.offset(at(0, 1), Encoding::Utf16), 0);
        assert_eq!(text.offset(at(0, 2), Encoding::Utf16), 4);
        assert_eq!(text.offset(at(0, 3), Encoding::Utf8), 0);
    }

    /// An independent model: lines by a plain scan, columns by summing widths.
    fn model_offset(text: &str, p: Position, encoding: Encoding) -> usize {
        let mut line_start = 0;
        let bytes = text.as_bytes();
        for _ in 0..p.line {
            let mut i = line_start;
            loop {
                match bytes.get(i) {
                    None => return text.len(),
                    Some(b'\n') => break line_start = i + 1,
                    Some(b'\r') if bytes.get(i + 1) == Some(&b'\n') => break line_start = i + 2,
                    Some(b'\r') => break line_start = i + 1,
                    Some(_) => i += 1,
                }
            }
        }
        let mut column = 0;
        for (i, c) in text[line_start..].char_indices() {
            column += encoding.width(c);
            if c == '\n' || c == '\r' || column > p.column as usize {
                return line_start + i;
            }
        }
        text.len()
    }

    fn alphabet() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "ک", "ە", "a", "\u{200c}", "😀", "\n", "\r", "\r\n", "\u{2028}", "\u{85}", " ", "٣",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|v| v.concat())
    }

    proptest! {
        #[test]
        fn edits_and_positions_agree_with_the_model(
            start in alphabet(),
            edits in prop::collection::vec((0u32..8, 0u32..12, 0u32..8, 0u32..12, alphabet()), 0..6),
            encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
        ) {
            let mut model = start.clone();
            let mut text = Text::new(&start);
            for (l1, c1, l2, c2, insert) in edits {
                let a = text.offset(at(l1, c1), encoding);
                let b = text.offset(at(l2, c2), encoding);
                prop_assert_eq!(a, model_offset(&model, at(l1, c1), encoding));
                prop_assert_eq!(b, model_offset(&model, at(l2, c2), encoding));
                text.replace(a..b, &insert);
                model.replace_range(a.min(b)..a.max(b), &insert);
                prop_assert_eq!(text.to_string(), model.clone());
            }
            let index = super::super::LineIndex::new(&model);
            for (i, _) in model.char_indices() {
                prop_assert_eq!(index.position(i, encoding), text.position(i, encoding));
            }
        }
    }
}
