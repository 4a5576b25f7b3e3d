//! The rope against a model of the protocol's text that shares no code with it.

use std::sync::atomic::Ordering;

use arbitrary::{Result, Unstructured};
use rastnus::text::{Encoding, Position, Text};

use super::{STEPS, pieces};

/// Tries the edits that `data` stands for.
pub fn run(data: &[u8]) {
    // Bytes that run out end the case.
    let _ = attempt(&mut Unstructured::new(data));
}

fn attempt(bytes: &mut Unstructured) -> Result<()> {
    let encoding = pieces::encoding(bytes)?;
    let mut model = Model::new(&pieces::text(bytes, 20)?, encoding);
    let mut text = Text::new(&model.text());
    while !bytes.is_empty() {
        let (start, end) = (model.position(bytes)?, model.position(bytes)?);
        let new = pieces::text(bytes, 3)?;
        let (from, to) = (text.offset(start, encoding), text.offset(end, encoding));
        text.replace(from.min(to)..from.max(to), &new);
        model.replace(start, end, &new);
        STEPS.fetch_add(1, Ordering::Relaxed);
        let expected = model.text();
        assert_eq!(text.to_string(), expected, "{start:?} to {end:?}, {new:?}");
        let at = pieces::place(bytes, &expected)?;
        // There is no place inside a line end.
        if !expected[..at].ends_with('\r') || !expected[at..].starts_with('\n') {
            let place = text.position(at, encoding);
            assert_eq!(place, model.place_of(at), "of byte {at} in {expected:?}");
            assert_eq!(text.offset(place, encoding), at, "{place:?}, {expected:?}");
        }
    }
    Ok(())
}

/// A text as its characters, with places counted by walking from its start.
pub struct Model {
    chars: Vec<char>,
    encoding: Encoding,
}

impl Model {
    /// `text`, its columns counted in units of `encoding`.
    pub fn new(text: &str, encoding: Encoding) -> Self {
        Self {
            chars: text.chars().collect(),
            encoding,
        }
    }

    /// The text in one piece.
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    fn units(&self, c: char) -> u32 {
        let mut buffer = [0; 4];
        match self.encoding {
            Encoding::Utf8 => c.encode_utf8(&mut buffer).len() as u32,
            Encoding::Utf16 => c.encode_utf16(&mut [0; 2]).len() as u32,
            Encoding::Utf32 => 1,
        }
    }

    /// The lines: where each begins, and where it ends without its line end.
    fn lines(&self) -> Vec<(usize, usize)> {
        let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
        while at < self.chars.len() {
            let length = match (self.chars[at], self.chars.get(at + 1)) {
                ('\r', Some('\n')) => 2,
                ('\r' | '\n', _) => 1,
                _ => 0,
            };
            if length > 0 {
                lines.push((start, at));
                start = at + length;
                at = start;
            } else {
                at += 1;
            }
        }
        lines.push((start, self.chars.len()));
        lines
    }

    /// Some position, mostly one that is in the text.
    pub fn position(&self, bytes: &mut Unstructured) -> Result<Position> {
        let lines = self.lines();
        let line = bytes.int_in_range(0..=lines.len())? as u32;
        let column = match bytes.int_in_range(0..=15)? {
            0 => bytes.arbitrary()?,
            _ => bytes.int_in_range(0..=40)?,
        };
        Ok(Position { line, column })
    }

    /// The character at `position`: past the end of a line is its end, past the last line that of
    /// the text, inside a character its start.
    pub fn index(&self, position: Position) -> usize {
        let Some((start, end)) = self.lines().get(position.line as usize).copied() else {
            return self.chars.len();
        };
        let mut left = position.column;
        for at in start..end {
            let units = self.units(self.chars[at]);
            if left < units {
                return at;
            }
            left -= units;
        }
        end
    }

    /// Puts `new` between two positions, in whichever order they come.
    pub fn replace(&mut self, start: Position, end: Position, new: &str) {
        let (a, b) = (self.index(start), self.index(end));
        self.chars.splice(a.min(b)..a.max(b), new.chars());
    }

    /// The position of byte `byte`.
    pub fn place_of(&self, byte: usize) -> Position {
        let (mut at, mut bytes) = (0, 0);
        while bytes < byte {
            bytes += self.chars[at].len_utf8();
            at += 1;
        }
        let lines = self.lines();
        let line = lines.partition_point(|(start, _)| *start <= at) - 1;
        let before = &self.chars[lines[line].0..at];
        Position {
            line: line as u32,
            column: before.iter().map(|c| self.units(*c)).sum(),
        }
    }
}
