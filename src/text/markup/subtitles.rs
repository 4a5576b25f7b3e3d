//! Subtitles: numbers, times and tags are markup, what is said is prose.

use std::ops::Range;

use super::{Collector, Effect, Markup, entities};
use crate::text::paragraph::Lines;

/// The markup of a `.srt` file.
pub(super) fn srt(text: &str) -> Vec<Markup> {
    let mut out = Collector::default();
    let lines: Vec<Range<usize>> = Lines::of(text).collect();
    for (n, line) in lines.iter().enumerate() {
        let content = &text[line.clone()];
        let before_time = || lines.get(n + 1).is_some_and(|l| is_time(&text[l.clone()]));
        if is_time(content) || (is_number(content) && before_time()) {
            out.push(line.clone(), Effect::Break);
        } else {
            said(text, line.clone(), &mut out);
        }
    }
    out.out
}

/// The markup of a `.vtt` file.
pub(super) fn vtt(text: &str) -> Vec<Markup> {
    let mut out = Collector::default();
    let lines: Vec<Range<usize>> = Lines::of(text).collect();
    // Whether the block, which a blank line ends, is said by nobody.
    let mut silent = false;
    let mut starts = true;
    for (n, line) in lines.iter().enumerate() {
        let content = &text[line.clone()];
        if content.trim().is_empty() {
            (silent, starts) = (false, true);
            continue;
        }
        let first = content.split_whitespace().next().unwrap_or_default();
        silent |= starts
            && match first {
                "WEBVTT" | "\u{feff}WEBVTT" => n == 0,
                "NOTE" | "STYLE" | "REGION" => !before_time(text, &lines, n),
                _ => false,
            };
        let name = starts && before_time(text, &lines, n);
        if silent || name || is_time(content) {
            out.push(line.clone(), Effect::Break);
        } else {
            said(text, line.clone(), &mut out);
        }
        starts = false;
    }
    out.out
}

fn before_time(text: &str, lines: &[Range<usize>], n: usize) -> bool {
    lines.get(n + 1).is_some_and(|l| is_time(&text[l.clone()]))
}

/// `00:00:01,000 --> 00:00:02,500`, and what may follow it.
fn is_time(line: &str) -> bool {
    let time = |part: &str| {
        let mut bytes = part.bytes();
        part.contains(':') && bytes.all(|b| b.is_ascii_digit() || matches!(b, b':' | b',' | b'.'))
    };
    line.split_once("-->").is_some_and(|(from, to)| {
        time(from.trim()) && to.split_whitespace().next().is_some_and(time)
    })
}

fn is_number(line: &str) -> bool {
    let line = line.trim().trim_start_matches('\u{feff}');
    !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit())
}

/// The tags and entities in a line that is said: `<i>`, `<v نەورۆز>`, `<00:01.000>`, `{\an8}`.
fn said(text: &str, line: Range<usize>, out: &mut Collector) {
    let mut at = line.start;
    while let Some(found) = text[at..line.end].find(['<', '{']) {
        let start = at + found;
        entities(text, at..start, out);
        let rest = &text[start..line.end];
        let (opens, close) = match rest.as_bytes() {
            [b'<', b'/' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z', ..] => (true, '>'),
            [b'{', b'\\', ..] => (true, '}'),
            _ => (false, '>'),
        };
        let len = if opens { rest.find(close) } else { None };
        match len {
            Some(len) => {
                out.push(start..start + len + 1, Effect::Silent);
                at = start + len + 1;
            }
            None => at = start + 1,
        }
    }
    entities(text, at..line.end, out);
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;

    fn rest(text: &str, markup: fn(&str) -> Vec<Markup>) -> Vec<&str> {
        let stretches = prose(text, &markup(text)).into_iter();
        stretches.map(str::trim).collect()
    }

    #[test]
    fn what_is_said_remains() {
        let text = "1\n00:00:01,000 --> 00:00:02,000 X1:40\n<i>یەک</i>\n2021\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}دوو";
        assert_eq!(rest(text, srt), ["یەک", "2021", "دوو"]);
        let text = "WEBVTT - ناونیشان\nKind: ا\n\nNOTE ب\nپ\n\nSTYLE\n::cue {}\n\nا ب\n00:01.000 --> 00:02.000 align:start\n<v نەورۆز>یەک <00:01.500>&lrm;دوو\n";
        assert_eq!(rest(text, vtt), ["یەک", "دوو"]);
    }
}
