//! One pass from text to tokens.
//!
//! Words are split by script and digit system first, since UAX #29 keeps `12٣` and Latin letters
//! next to Arabic ones as one word; what is neither Arabic, Latin, digit nor space goes by
//! graphemes of UAX #29. Links and addresses are linkify's.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use unicode_segmentation::UnicodeSegmentation;

use super::Language;
use super::digits::is_digit;
use super::letters::{char_at, is_arabic, is_arabic_word, is_latin, is_line_end, is_space};
use super::traits::{Traits, begins_word, read_word};
use crate::text::{Effect, Markup};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word in the Arabic script.
    Arabic,
    /// A word in the Latin script, hyphens and apostrophes inside included.
    Latin,
    /// A word in another script.
    Other,
    /// Digits only.
    Number,
    /// Digits with separators: decimals, groups, scores, ranges, versions, IP addresses.
    Figure,
    /// A numeric date.
    Date,
    /// A time of day.
    Time,
    /// A phone number.
    Phone,
    /// A link, with or without a scheme.
    Link,
    /// An e-mail address.
    Address,
    /// `@name`
    Handle,
    /// `#tag`
    Tag,
    /// A path, file name, version, code name: Latin letters with digits or structure.
    Path,
    /// Code spans, HTML tags and entities; markup that shows something other than prose.
    Code,
    /// Markup of which nothing is seen.
    Markup,
    /// An emoji, one grapheme.
    Emoji,
    /// One punctuation mark or symbol.
    Mark,
    /// Spaces inside a line.
    Space,
    /// A line end.
    LineEnd,
}

/// A piece of a paragraph. Offsets are bytes from the start of the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// The language of the run that it stands in; for words, that of the word.
    pub language: Language,
    /// What it has.
    pub traits: Traits,
}

impl Token {
    /// Its bytes.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether no rule but a proven repair may edit inside it, whatever its run.
    pub fn is_protected(&self) -> bool {
        use Kind::{
            Address, Code, Date, Emoji, Figure, Handle, Link, Markup, Path, Phone, Tag, Time,
        };
        matches!(
            self.kind,
            Address
                | Code
                | Date
                | Emoji
                | Figure
                | Handle
                | Link
                | Markup
                | Path
                | Phone
                | Tag
                | Time
        )
    }

    /// Whether it is a number of some kind.
    pub fn is_numeric(&self) -> bool {
        use Kind::{Date, Figure, Number, Phone, Time};
        matches!(self.kind, Number | Figure | Date | Time | Phone)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Arabic | Kind::Latin | Kind::Other)
    }
}

/// The tokens of `text`, in order and without gaps. Languages are not set yet.
pub fn tokenize(text: &str) -> Vec<Token> {
    tokenize_around(text, &[])
}

/// The tokens of `text`; nothing is read of its `markup`, whose offsets are bytes of `text`. Each
/// stretch of it is one token a line.
pub(super) fn tokenize_around(text: &str, markup: &[Markup]) -> Vec<Token> {
    let mut scan = Scan {
        text,
        tokens: Vec::with_capacity(text.len() / 5),
    };
    let mut at = 0;
    for Markup { bytes, effect } in markup {
        scan.prose(at..bytes.start);
        scan.markup(bytes.clone(), *effect);
        at = bytes.end;
    }
    scan.prose(at..text.len());
    scan.tokens
}

/// The links and e-mail addresses in the bytes `range` of `text`, wherever they stand.
pub fn links_in(text: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    let start = range.start;
    let links = find_links(&text[range]).into_iter();
    links.map(move |(link, kind)| (link.start + start..link.end + start, kind))
}

/// Links and e-mail addresses. A name without a scheme counts as a link only when its last label
/// is a real top-level domain in Latin letters: `د.بەرهەم` and `١.٥` are none.
fn find_links(text: &str) -> Vec<(Range<usize>, Kind)> {
    if !may_link(text) {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut out: Vec<(Range<usize>, Kind)> = Vec::new();
    for link in finder.links(text) {
        let (start, end) = (link.start(), link.end());
        // The end of a file name is no domain: `2021_report.zip`.
        if text[..start].ends_with('_') {
            continue;
        }
        let found = match link.kind() {
            LinkKind::Email => {
                let len = trim_link(link.as_str());
                is_address(&link.as_str()[..len]).then(|| (start..start + len, Kind::Address))
            }
            LinkKind::Url if link.as_str().contains("://") => Some((start..end, Kind::Link)),
            LinkKind::Url => bare_domain(link.as_str()).map(|len| (start..start + len, Kind::Link)),
            _ => None,
        };
        if let Some((range, kind)) = found {
            let end = trim_link(&text[range.clone()]);
            out.push((range.start..range.start + end, kind));
        }
    }
    out
}

/// Whether `text` can hold a link or an address at all: most prose cannot, and looking for links
/// costs more than all the rest.
fn may_link(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ascii = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    memchr::memchr3_iter(b'@', b':', b'.', bytes).any(|at| match bytes[at] {
        b':' => bytes.get(at + 1) == Some(&b'/'),
        b'.' => at > 0 && ascii(bytes.get(at - 1)) && ascii(bytes.get(at + 1)),
        _ => true,
    })
}

/// The length of a link without Kurdish punctuation at its end, which linkify takes for part of
/// it, and without what cannot belong to one.
fn trim_link(link: &str) -> usize {
    let stop = link.find(['،', '؛', '؟', '«', '»', '“', '”', '…', '﴿', '﴾', '۔']);
    let link = &link[..stop.unwrap_or(link.len())];
    link.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '"'])
        .len()
}

/// Whether `text` is an e-mail address in ASCII.
pub(super) fn is_address(text: &str) -> bool {
    text.is_ascii()
        && text
            .rsplit_once('@')
            .is_some_and(|(_, host)| is_domain(host))
}

/// Whether `host` is a domain name in ASCII below a known top-level domain.
pub(super) fn is_domain(host: &str) -> bool {
    let Some((head, tld)) = host.rsplit_once('.') else {
        return false;
    };
    let label = |l: &str| {
        !l.is_empty()
            && l.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    tld.bytes().all(|b| b.is_ascii_alphabetic())
        && host.split('.').all(label)
        && head.bytes().any(|b| b.is_ascii_alphanumeric())
        && psl::suffix(host.to_ascii_lowercase().as_bytes()).is_some_and(|s| s.is_known())
}

/// The length of the link at the start of `text`, which has no scheme, if its host is real.
fn bare_domain(text: &str) -> Option<usize> {
    let host_len = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')))
        .unwrap_or(text.len());
    let host = text[..host_len].trim_end_matches('.');
    if !is_domain(host) {
        return None;
    }
    let rest = &text[host.len()..];
    let goes_on = rest.starts_with(['/', '?', '#', ':']);
    Some(if goes_on { text.len() } else { host.len() })
}

struct Scan<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl Scan<'_> {
    /// Adds the tokens of the bytes `range`, which hold no markup.
    fn prose(&mut self, range: Range<usize>) {
        let mut links = links_in(self.text, range.clone()).peekable();
        let mut at = range.start;
        if links.peek().is_none() {
            while at < range.end {
                at = self.step(at, range.end);
            }
            return;
        }
        while at < range.end {
            if let Some((link, kind)) = links.next_if(|(link, _)| link.start <= at) {
                if link.start == at {
                    self.push(kind, link.end);
                    at = link.end;
                }
                continue;
            }
            let limit = links.peek().map_or(range.end, |(link, _)| link.start);
            at = self.step(at, limit);
        }
    }

    /// Adds the tokens of markup: its lines, and the line ends between them.
    fn markup(&mut self, range: Range<usize>, effect: Effect) {
        let kind = match effect {
            Effect::Silent => Kind::Markup,
            Effect::Object | Effect::Break => Kind::Code,
        };
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let len = rest.find(is_line_end).unwrap_or(rest.len());
            if len > 0 {
                self.push(kind, at + len);
                at += len;
            } else {
                let len = if rest.starts_with("\r\n") { 2 } else { 1 };
                self.push(Kind::LineEnd, at + len);
                at += len;
            }
        }
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let start = self.tokens.last().map_or(0, |t| t.end);
        let text = &self.text[start..end];
        let traits = match kind {
            Kind::Arabic => read_word(text).1,
            Kind::Space => Traits::of_space(text),
            Kind::Mark => text
                .chars()
                .next()
                .map_or_else(Traits::default, Traits::of_mark),
            Kind::Latin | Kind::Other | Kind::Path => Traits::of_other(text),
            _ => Traits::default(),
        };
        self.add(kind, end, traits);
    }

    fn add(&mut self, kind: Kind, end: usize, traits: Traits) {
        let start = self.tokens.last().map_or(0, |t| t.end);
        self.tokens.push(Token {
            kind,
            start,
            end,
            language: Language::Unknown,
            traits: traits.and(Traits::kind(kind)),
        });
    }

    /// Adds the token that begins at byte `at`; it ends at `limit` at the latest.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let rest = &self.text[at..limit];
        if begins_word(rest) {
            let (len, traits) = read_word(rest);
            self.add(Kind::Arabic, at + len, traits);
            return at + len;
        }
        // Most spaces are one between two words.
        if let [b' ', next, ..] = rest.as_bytes()
            && (matches!(next, 0xd8..=0xdb) || next.is_ascii_graphic())
        {
            self.add(Kind::Space, at + 1, Traits::default());
            return at + 1;
        }
        let Some(c) = rest.chars().next() else {
            return limit;
        };
        let (kind, len) = if is_space(c) {
            (Kind::Space, run(rest, is_space))
        } else if is_line_end(c) {
            (Kind::LineEnd, if rest.starts_with("\r\n") { 2 } else { 1 })
        } else if let Some(len) = keycap(rest) {
            (Kind::Emoji, len)
        } else {
            self.structured(rest, c)
                .or_else(|| chunk(rest, self.behind(at)))
                .unwrap_or_else(|| other(rest, c))
        };
        self.push(kind, at + len);
        at + len
    }

    /// The character before byte `at`.
    fn behind(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Tokens that a mark of their own opens: handles, tags, code, HTML.
    fn structured(&self, rest: &str, c: char) -> Option<(Kind, usize)> {
        let tail = &rest[c.len_utf8()..];
        match c {
            '@' => {
                let len = run(tail, |c| {
                    c.is_ascii_alphanumeric() || matches!(c, '_' | '.')
                });
                let name = tail[..len].trim_end_matches('.');
                (name.contains(|c: char| c.is_ascii_alphanumeric()))
                    .then(|| (Kind::Handle, 1 + name.len()))
            }
            '#' => {
                let inside = |c: char| c.is_alphanumeric() || is_arabic_word(c) || c == '_';
                let len = run(tail, inside);
                let tag = &tail[..len];
                tag.contains(|c: char| c.is_alphabetic() || is_digit(c))
                    .then(|| (Kind::Tag, 1 + len))
            }
            '`' => {
                let ticks = run(rest, |c| c == '`');
                let close = rest[ticks..].find(&rest[..ticks])?;
                let inner = &rest[ticks..ticks + close];
                (!inner.is_empty() && !inner.contains(is_line_end))
                    .then(|| (Kind::Code, 2 * ticks + close))
            }
            '<' => html_tag(rest).map(|len| (Kind::Code, len)),
            '&' => entity(rest).map(|len| (Kind::Code, len)),
            // The target of a Markdown link or image: `](…)`.
            ']' => {
                let inner = tail.strip_prefix('(')?;
                let close = inner.find(')')?;
                let target = &inner[..close];
                (!target.is_empty() && !target.contains(|c| is_arabic(c) || is_line_end(c)))
                    .then(|| (Kind::Code, 2 + close + 1))
            }
            _ => None,
        }
    }
}

/// The length of an HTML tag or comment at the start of `rest`.
fn html_tag(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|i| i + 3);
    }
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let close = rest.find('>')?;
    let inner = &rest[1..close];
    (!inner.contains(['<', '\n', '\r'])).then_some(close + 1)
}

/// The length of an HTML entity at the start of `rest`.
fn entity(rest: &str) -> Option<usize> {
    let end = rest.find(';')?;
    let name = &rest[1..end];
    let named =
        !name.is_empty() && name.len() <= 10 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let numeric = name
        .strip_prefix('#')
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_hexdigit() || b == b'x'));
    (named || numeric).then_some(end + 1)
}

/// Marks that may stand inside a chunk of Latin letters and digits.
fn connects(c: char) -> bool {
    matches!(
        c,
        '.' | '_'
            | '-'
            | '+'
            | ':'
            | '/'
            | '\\'
            | '@'
            | '%'
            | '&'
            | '='
            | '?'
            | '#'
            | '~'
            | '\''
            | '’'
            | '`'
            | ','
            | '٫'
            | '٬'
            | '،'
            | '\u{60d}'
            | '–'
            | '$'
            | '*'
            | '|'
    )
}

/// A chunk of Latin letters and digits with what connects them: a Latin word, a number, a date,
/// a path …; `behind` is the character before it.
fn chunk(rest: &str, behind: Option<char>) -> Option<(Kind, usize)> {
    let lead = lead(rest, behind);
    let solid = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => is_latin(c) || is_digit(c),
    };
    let mut end = 0;
    let mut next = char_at(rest, lead);
    while let Some((c, behind)) = next {
        next = char_at(rest, behind);
        if solid(c) || (end > 0 && is_combining(c)) {
            end = behind;
            continue;
        }
        let goes_on = next.is_some_and(|(next, _)| solid(next) || connects(next));
        if end == 0 || !connects(c) || !goes_on {
            break;
        }
    }
    if end == 0 {
        return None;
    }
    let end = cut_chunk(&rest[..end]);
    let text = &rest[..end];
    if !text.contains(is_latin) {
        if let Some(len) = phone(rest, behind) {
            return Some((Kind::Phone, len));
        }
        return Some(number(text, lead));
    }
    let word = |c: char| is_latin(c) || is_combining(c) || matches!(c, '-' | '\'' | '’' | '`');
    let kind = if text.chars().all(word) {
        Kind::Latin
    } else {
        Kind::Path
    };
    Some((kind, end))
}

/// How many bytes of marks open a chunk: `.NET`, `--help`, `/usr`, `~/x`, `+964`.
fn lead(rest: &str, behind: Option<char>) -> usize {
    let opening = |b: &u8| matches!(b, b'.' | b'-' | b'/' | b'~' | b'\\' | b'+' | b'$');
    let len = rest.bytes().take_while(opening).count();
    if len == 0 || behind.is_some_and(|c| is_arabic_word(c) || is_latin(c) || is_digit(c)) {
        return 0;
    }
    let next = rest[len..].chars().next();
    let marks = &rest[..len];
    let opens = match next {
        Some(c) if c.is_ascii_alphabetic() => {
            matches!(
                marks,
                "." | "-" | "--" | "/" | "./" | "../" | "~/" | "~" | "\\\\" | "$"
            )
        }
        Some(c) if is_digit(c) => matches!(marks, "+" | "-" | "$"),
        _ => false,
    };
    if opens { len } else { 0 }
}

/// The length of the part of a chunk that belongs together. Commas, colons and question marks
/// join only digits (`1,250`, `10:30`) or the parts of a path (`a:b/c?d=e`), not words.
fn cut_chunk(text: &str) -> usize {
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return text.len();
    }
    let structured = text.contains(['/', '\\', '=', '_', '@']) || text.contains("::");
    let marks = text.char_indices().skip(1);
    for ((a, (i, mark)), b) in text.chars().zip(marks).zip(text.chars().skip(2)) {
        let digits = is_digit(a) && is_digit(b);
        let cuts = match mark {
            ',' | '،' | '٫' | '٬' => !digits,
            ':' | '?' | '*' | '|' | '`' | '%' => !(digits || structured && mark != '`'),
            '\'' | '’' => !((is_latin(a) || is_digit(a)) && is_latin(b)),
            _ => false,
        };
        if cuts {
            return i;
        }
    }
    text.len()
}

/// What a chunk of digits and marks is.
fn number(text: &str, lead: usize) -> (Kind, usize) {
    let body = &text[lead..];
    if lead == 0 && body.chars().all(is_digit) {
        return (Kind::Number, text.len());
    }
    let groups: Vec<&str> = body.split(|c| !is_digit(c)).collect();
    let marks: Vec<char> = body.chars().filter(|c| !is_digit(*c)).collect();
    let lengths: Vec<usize> = groups.iter().map(|g| g.chars().count()).collect();
    let same = |set: &[char]| marks.iter().all(|m| set.contains(m) && *m == marks[0]);
    let kind = match (lengths.as_slice(), marks.len()) {
        ([_], 0) if lead == 0 => Kind::Number,
        ([1..=2, 2], 1) | ([1..=2, 2, 2], 2) if same(&[':']) => Kind::Time,
        ([1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2], 2) if same(&['/', '\u{60d}', '-', '.']) => {
            Kind::Date
        }
        _ => Kind::Figure,
    };
    (kind, text.len())
}

/// The length of a phone number at the start of `rest`, whose groups may be parted by single
/// spaces or hyphens: `+` and 8 to 15 digits, or an Iraqi mobile number (07 and 9 digits).
fn phone(rest: &str, behind: Option<char>) -> Option<usize> {
    if behind.is_some_and(is_digit) {
        return None;
    }
    let plus = rest.starts_with('+');
    let zero = |c| matches!(super::Digits::of(c), Some((_, 0)));
    if !plus && !rest.starts_with(zero) {
        return None;
    }
    let mut digits = String::new();
    let mut best = None;
    let mut chars = rest.char_indices().skip(usize::from(plus)).peekable();
    while let Some((i, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| is_digit(*n));
        if let Some((_, value)) = super::Digits::of(c) {
            digits.push(char::from(b'0' + value));
            let mobile = matches!(
                digits.as_bytes(),
                [b'0', b'7', b'5' | b'7' | b'8' | b'9', ..]
            );
            let known = if plus {
                (8..=15).contains(&digits.len())
            } else {
                digits.len() == 11 && mobile
            };
            if known && !next_is_digit {
                best = Some(i + c.len_utf8());
            }
        } else if digits.is_empty() || !matches!(c, ' ' | '-') || !next_is_digit {
            break;
        }
        if digits.len() > 15 {
            break;
        }
    }
    best
}

/// The length of a keycap (a digit in a box) at the start of `rest`.
fn keycap(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(|c: char| c.is_ascii_digit() || matches!(c, '#' | '*'))?;
    let tail = tail.strip_prefix('\u{fe0f}').unwrap_or(tail);
    let tail = tail.strip_prefix('\u{20e3}')?;
    Some(rest.len() - tail.len())
}

/// A token of any other kind: a word of another script, an emoji, or one mark.
fn other(rest: &str, c: char) -> (Kind, usize) {
    if c.is_alphabetic() {
        let len = run(rest, |c| c.is_alphabetic() && !is_arabic(c) && !is_latin(c));
        if len > 0 {
            return (Kind::Other, len);
        }
    }
    // Most marks stand alone, and neither ASCII nor a letter belongs to the grapheme before it.
    let simple = c.is_ascii_graphic() || matches!(c, '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '…');
    let tail = &rest[c.len_utf8()..];
    if simple && (begins_word(tail) || tail.bytes().next().is_none_or(|b| b.is_ascii())) {
        return (Kind::Mark, c.len_utf8());
    }
    let grapheme = rest.graphemes(true).next().map_or(c.len_utf8(), str::len);
    let grapheme_text = &rest[..grapheme];
    let emoji = grapheme_text.chars().any(|c| {
        matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
            | '\u{fe0f}' | '\u{20e3}')
    });
    if emoji {
        (Kind::Emoji, grapheme)
    } else {
        // Marks are kept apart from what combines with them, so that a joiner behind a mark is
        // a token of its own.
        (Kind::Mark, c.len_utf8())
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The length in bytes of the longest start of `text` whose characters all satisfy `inside`.
fn run(text: &str, inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Kind::*;

    fn kinds(text: &str) -> Vec<(&str, Kind)> {
        let tokens = tokenize(text);
        let joined: String = tokens.iter().map(|t| &text[t.span()]).collect();
        assert_eq!(joined, text);
        tokens
            .iter()
            .filter(|t| t.kind != Space)
            .map(|t| (&text[t.span()], t.kind))
            .collect()
    }

    #[test]
    fn scripts_and_digits_part_words() {
        assert_eq!(
            kinds("لە١٠ی 12٣ MBC٤ COVID-١٩ و"),
            [
                ("لە", Arabic),
                ("١٠", Number),
                ("ی", Arabic),
                ("12٣", Number),
                ("MBC٤", Path),
                ("COVID-١٩", Path),
                ("و", Arabic)
            ]
        );
    }

    #[test]
    fn links_and_their_kin() {
        assert_eq!(
            kinds(
                "https://www.rudaw.net/x?id=12&x=3.5، info2021@rudaw.net pic.twitter.com/x0 @a_b #نەورۆز_2024"
            ),
            [
                ("https://www.rudaw.net/x?id=12&x=3.5", Link),
                ("،", Mark),
                ("info2021@rudaw.net", Address),
                ("pic.twitter.com/x0", Link),
                ("@a_b", Handle),
                ("#نەورۆز_2024", Tag),
            ]
        );
    }

    #[test]
    fn marks_end_links_and_addresses() {
        for mark in ["،", "؛", "؟", "؟ ئەمە", "؛ ئەمە", ".", "» و"] {
            let text = format!("info@rudaw.net{mark}");
            assert_eq!(kinds(&text)[0], ("info@rudaw.net", Address), "{text}");
            let text = format!("rudaw.net{mark}");
            assert_eq!(kinds(&text)[0], ("rudaw.net", Link), "{text}");
            let text = format!("Cbgi@qtzd80.am{mark}");
            assert_eq!(kinds(&text)[0], ("Cbgi@qtzd80.am", Address), "{text}");
            let text = format!("1789_rho.zip{mark}");
            assert_eq!(kinds(&text)[0], ("1789_rho.zip", Path), "{text}");
        }
    }

    #[test]
    fn abbreviations_are_words() {
        assert_eq!(
            kinds("د.بەرهەم پ.ز."),
            [
                ("د", Arabic),
                (".", Mark),
                ("بەرهەم", Arabic),
                ("پ", Arabic),
                (".", Mark),
                ("ز", Arabic),
                (".", Mark)
            ]
        );
    }

    #[test]
    fn numbers_of_every_shape() {
        assert_eq!(
            kinds(
                "١٠:٣٠ 26/7/2021 2-1 ٣٫٥ 1,250,000 192.168.1.10:8080 +964 750 123 4567 07501234567 v1.2.3 5G F-16"
            ),
            [
                ("١٠:٣٠", Time),
                ("26/7/2021", Date),
                ("2-1", Figure),
                ("٣٫٥", Figure),
                ("1,250,000", Figure),
                ("192.168.1.10:8080", Figure),
                ("+964 750 123 4567", Phone),
                ("07501234567", Phone),
                ("v1.2.3", Path),
                ("5G", Path),
                ("F-16", Path)
            ]
        );
    }

    #[test]
    fn code_html_and_emoji_are_one_token() {
        assert_eq!(
            kinds("`a, b` <b>x</b> &nbsp; 👨‍👩‍👧 [ناو](img/a.png)"),
            [
                ("`a, b`", Code),
                ("<b>", Code),
                ("x", Latin),
                ("</b>", Code),
                ("&nbsp;", Code),
                ("👨‍👩‍👧", Emoji),
                ("[", Mark),
                ("ناو", Arabic),
                ("](img/a.png)", Code)
            ]
        );
    }
}
