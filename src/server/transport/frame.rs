//! Messages out of a stream of bytes, whatever the bytes are.

use std::io::{self, Read};

use serde_json::Value;
use serde_json::error::Category;

/// The longest message that is read.
const MAX_BODY: usize = 256 << 20;
/// The longest stretch without a header that is kept in memory.
const MAX_HEADER: usize = 64 << 10;
/// The largest buffer that is kept from one message to the next.
const MAX_KEPT: usize = 1 << 20;
/// How often a body is tried for an end before the one that its length tells.
const MAX_TRIES: u32 = 16;
/// The only header that matters.
const LENGTH: &[u8] = b"content-length";

/// Reads framed messages from `input`.
///
/// After a broken frame the reading goes on at the next `Content-Length`, and no byte count that
/// a client claims is believed before the bytes have come.
#[derive(Debug)]
pub(super) struct Frames<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    /// Whether what is being skipped has been reported.
    lost: bool,
}

impl<R: Read> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            start: 0,
            lost: false,
        }
    }

    /// The next message, or why there is none where one should be; `None` at the end of the input.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Value, String>>> {
        loop {
            let Some(skipped) = self.seek()? else {
                return Ok(None);
            };
            if skipped && !self.lost {
                self.lost = true;
                return Ok(Some(Err("no Content-Length header".into())));
            }
            match self.header()? {
                None => return Ok(None),
                Some(Ok(length)) => {
                    self.lost = false;
                    return self.body(length);
                }
                Some(Err(_)) if self.lost => {}
                Some(Err(reason)) => {
                    self.lost = true;
                    return Ok(Some(Err(reason)));
                }
            }
        }
    }

    fn rest(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Reads some more bytes; false at the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        if self.start == self.buffer.len() {
            // Whole texts come seldom, and the room that one took is not kept for the next.
            match self.buffer.capacity() > MAX_KEPT {
                true => self.buffer = Vec::new(),
                false => self.buffer.clear(),
            }
            self.start = 0;
        } else if self.start > MAX_HEADER {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let mut chunk = [0; 64 << 10];
        loop {
            match self.input.read(&mut chunk) {
                Ok(count) => {
                    self.buffer.extend_from_slice(&chunk[..count]);
                    return Ok(count > 0);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// Goes to the next length header. Tells whether anything but headers was skipped.
    fn seek(&mut self) -> io::Result<Option<bool>> {
        let mut skipped = false;
        loop {
            if let Some(at) = find(self.rest(), LENGTH) {
                skipped |= !are_headers(&self.rest()[..at]);
                self.start += at;
                return Ok(Some(skipped));
            }
            if self.rest().len() > MAX_HEADER {
                skipped = true;
                self.start = self.buffer.len() - LENGTH.len();
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Reads the headers, the first of which is the length, and the blank line.
    fn header(&mut self) -> io::Result<Option<Result<usize, String>>> {
        let mut length = Err("no length".to_owned());
        loop {
            // A client may forget the blank line.
            if let Some(b'{' | b'[') = self.rest().first() {
                return Ok(Some(length));
            }
            let Some(end) = self.rest().iter().position(|b| *b == b'\n') else {
                if self.rest().len() > MAX_HEADER {
                    self.start += LENGTH.len();
                    return Ok(Some(Err("endless header".into())));
                }
                if !self.fill()? {
                    return Ok(None);
                }
                continue;
            };
            let line = self.rest()[..end].trim_ascii().to_ascii_lowercase();
            self.start += end + 1;
            if line.is_empty() {
                return Ok(Some(length));
            }
            if let Some(value) = line.strip_prefix(LENGTH) {
                length = parse_length(value);
                if length.is_err() {
                    return Ok(Some(length));
                }
            }
        }
    }

    /// Reads a body of `length` bytes.
    fn body(&mut self, length: usize) -> io::Result<Option<Result<Value, String>>> {
        let (mut searched, mut tries) = (0, 0);
        while self.rest().len() < length {
            // A length that is too great would swallow all messages behind.
            while tries < MAX_TRIES
                && let Some(at) = find(&self.rest()[searched..], LENGTH).map(|at| at + searched)
            {
                searched = at + LENGTH.len();
                if !self.rest()[..at].trim_ascii_end().ends_with(b"}") {
                    continue;
                }
                tries += 1;
                if let Ok(value) = parse(&self.rest()[..at]) {
                    self.start += at;
                    return Ok(Some(Ok(value)));
                }
            }
            searched = (self.rest().len() + 1)
                .saturating_sub(LENGTH.len())
                .max(searched);
            if !self.fill()? {
                return Ok(None);
            }
        }
        let body = &self.rest()[..length];
        let (used, result) = match parse(body) {
            Ok(value) => (length, Ok(value)),
            Err(error) => match first_value(body) {
                Some((value, used)) => (used, Ok(value)),
                None => {
                    let next = find(body, LENGTH).unwrap_or(length);
                    // What is missing at the end comes now, and is of no use.
                    self.lost = error.classify() == Category::Eof;
                    (next, Err(error.to_string()))
                }
            },
        };
        self.start += used;
        Ok(Some(result))
    }
}

fn parse_length(value: &[u8]) -> Result<usize, String> {
    let text = String::from_utf8_lossy(value);
    let number = text.trim_start().strip_prefix(':').map(str::trim);
    match number.and_then(|n| n.parse::<usize>().ok()) {
        Some(length) if length <= MAX_BODY => Ok(length),
        _ => Err(format!("unusable length: Content-Length{text}")),
    }
}

/// The JSON in `body`. An editor that cuts an emoji in two sends half a surrogate pair, which is
/// read as U+FFFD: as long as the half, so that the positions stay right.
fn parse(body: &[u8]) -> Result<Value, serde_json::Error> {
    let error = match serde_json::from_slice(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match error.classify() {
        Category::Syntax if find(body, b"\\ud").is_some() => {
            serde_json::from_slice(&without_lone_surrogates(body)).map_err(|_| error)
        }
        _ => Err(error),
    }
}

/// The first value of a body that goes on behind it, and its length.
fn first_value(body: &[u8]) -> Option<(Value, usize)> {
    let mut values = serde_json::Deserializer::from_slice(body).into_iter();
    let value: Value = values.next()?.ok()?;
    value.is_object().then(|| (value, values.byte_offset()))
}

/// `body` with `\ufffd` for each escaped half of a surrogate pair that has no other half.
fn without_lone_surrogates(body: &[u8]) -> Vec<u8> {
    let unit = |at: usize| {
        let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        let width = match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                out.extend_from_slice(b"\\ufffd");
                at += 6;
                continue;
            }
            _ if body[at] == b'\\' => 2,
            _ => 1,
        };
        let end = (at + width).min(body.len());
        out.extend_from_slice(&body[at..end]);
        at = end;
    }
    out
}

/// The first place of `needle` (in lower case) in `bytes`, in whatever case.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes
        .windows(needle.len())
        .position(|w| w[0].eq_ignore_ascii_case(&needle[0]) && w.eq_ignore_ascii_case(needle))
}

/// Whether `bytes` are whole header lines, or nothing.
fn are_headers(bytes: &[u8]) -> bool {
    bytes.split(|b| *b == b'\n').all(|line| {
        let line = line.trim_ascii();
        let name = line.split(|b| *b == b':').next().unwrap_or(line);
        line.is_empty()
            || (name.len() < line.len()
                && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(bytes: &[u8]) -> Vec<Option<Value>> {
        let mut frames = Frames::new(bytes);
        let mut out = Vec::new();
        while let Some(frame) = frames.next().unwrap() {
            out.push(frame.ok());
        }
        out
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn headers_may_be_sloppy() {
        for header in [
            "Content-Length: 2\r\n\r\n",
            "content-length:2\n\n",
            "CONTENT-LENGTH  :  2  \r\nContent-Type: x; charset=utf-8\r\n\r\n",
            "Content-Type: x\r\nContent-Length: 2\r\n\r\n",
            "Content-Length: 2\r\n",
        ] {
            let input = format!("{header}{{}}{header}{{}}");
            assert_eq!(read(input.as_bytes()), [Some(json!({})), Some(json!({}))]);
        }
    }

    #[test]
    fn a_broken_frame_costs_one_message() {
        let good = framed("{\"a\":1}");
        for bad in [
            "Content-Length: -5\r\n\r\n{\"b\":1}",
            "Content-Length: abc\r\n\r\n{\"b\":1}",
            "Content-Length: 99999999999999\r\n\r\n{\"b\":1}",
            "Content-Length: 99999999999999999999999999\r\n\r\n{\"b\":1}",
            "X-Foo: 1\r\n\r\n{\"b\":1}",
            "{\"b\":1}",
            "Content-Length: 4\r\n\r\n{\"b\":1}",
            &framed("{\"b\":"),
            &framed(&"[".repeat(100_000)),
        ] {
            let input = format!("{good}{bad}{good}{good}");
            let expected = [Some(json!({"a": 1})), None, Some(json!({"a": 1}))];
            assert_eq!(read(input.as_bytes())[..3], expected, "{bad}");
            assert_eq!(read(input.as_bytes()).len(), 4, "{bad}");
        }
    }

    #[test]
    fn a_length_that_is_too_great_costs_nothing() {
        for more in [1, 5, 9, 20, 70, 1000] {
            let body = "{\"b\":1}";
            let bad = format!("Content-Length: {}\r\n\r\n{body}", body.len() + more);
            let input = format!("{bad}{}", framed("{\"a\":1}").repeat(4));
            let got = read(input.as_bytes());
            assert_eq!(got[0], Some(json!({"b": 1})), "{more}");
            assert_eq!(got[1..], vec![Some(json!({"a": 1})); 4], "{more}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_one_replacement_character() {
        let body = r#"{"t":"a\ud83db\ude00 \ud83d\ude00 \\ud83d"}"#;
        let expected = json!({"t": "a\u{fffd}b\u{fffd} 😀 \\ud83d"});
        assert_eq!(read(framed(body).as_bytes()), [Some(expected)]);
    }

    #[test]
    fn invalid_utf8_is_one_broken_frame() {
        let mut input = b"Content-Length: 9\r\n\r\n{\"a\":\"\xff\"}".to_vec();
        input.extend_from_slice(framed("{}").as_bytes());
        assert_eq!(read(&input), [None, Some(json!({}))]);
    }
}
