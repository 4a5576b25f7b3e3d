//! Finding what normalizers pulled apart, and putting it together again, with proof.
//!
//! A repair is proved when the structure tells where the damaged span ends and what it was (a
//! known top-level domain, an id of known length, a handle in brackets, an English month …) *and*
//! when damaging the repaired text gives the damaged one back ([`super::damage`]). A repair
//! without proof is a suggestion.

use std::ops::Range;

use super::calendar::{english_month, is_hour_word};
use super::digits::{self, Digits, is_digit};
use super::letters::{fold, is_arabic_word, is_latin, is_space};
use super::token::{Kind, Token, is_domain};
use super::{Language, damage};

/// What was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepairKind {
    /// A link.
    Link,
    /// `@name`
    Handle,
    /// An e-mail address.
    Address,
    /// `#tag`
    Tag,
    /// An English date.
    Date,
    /// A time of day.
    Time,
    /// A file name: `report _ ٢٠٢١. pdf`
    File,
    /// A version: `v ١.٢.٣`
    Version,
    /// A phone number: `٠٧٥٠ - ١٢٣ - ٤٥٦٧`
    Phone,
    /// A slash between two Latin names that stands apart: `SAUL LOEB / AFP`.
    Slash,
}

/// Why a repair is right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The domain exists; nothing behind the link can belong to it.
    Domain(String),
    /// The ids of this host have this many letters.
    IdLength(&'static str, usize),
    /// Only a handle looks like this.
    Handle,
    /// Only a tag looks like this.
    Tag,
    /// The ending of the file name is known.
    Ending(String),
    /// Only a version looks like this.
    Version,
    /// The digits make a phone number.
    Phone,
    /// An English month stands beside the number.
    Month,
    /// A word for the hour stands before the number.
    Hour,
}

/// A damaged span and what it was. Offsets are bytes from the start of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Repair {
    /// What was damaged.
    pub kind: RepairKind,
    /// The damaged bytes.
    pub span: Range<usize>,
    /// What stood there.
    pub text: String,
    /// Why that is right; none when it is a guess.
    pub proof: Option<Proof>,
}

impl Repair {
    /// Whether it proves on its own that a normalizer went over the text. A lone `# word` proves
    /// nothing: some write tags so.
    pub fn is_witness(&self) -> bool {
        self.proof.is_some() && self.kind != RepairKind::Tag
    }
}

/// Hosts whose ids have one length: the host, what stands before the id, letters of the id.
const ID_HOSTS: &[(&str, &str, usize)] = &[
    ("pic.twitter.com", "/", 10),
    ("pic.x.com", "/", 10),
    ("t.co", "/", 10),
    ("youtu.be", "/", 11),
    ("youtube.com", "/watch?v=", 11),
    ("www.youtube.com", "/watch?v=", 11),
];

/// Top-level domains that are no words of running English text.
const PLAIN_DOMAINS: &[&str] = &[
    "com", "net", "org", "info", "edu", "gov", "krd", "iq", "tv", "ir", "tr", "uk", "eu", "de",
    "fr", "mil", "int", "ly", "co",
];

/// The damaged spans of a paragraph, in order and without overlaps.
pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<Repair> {
    let mut out: Vec<Repair> = Vec::new();
    let latin = |t: &Token| {
        matches!(
            t.kind,
            Kind::Latin | Kind::Path | Kind::Link | Kind::Handle | Kind::Address
        )
    };
    let hints = tokens
        .iter()
        .any(|t| latin(t) || (t.kind == Kind::Mark && matches!(&text[t.span()], "#" | ":" | "-")));
    if !hints {
        return out;
    }
    let view = View { text, tokens };
    for (i, token) in tokens.iter().enumerate() {
        if out.last().is_some_and(|r| r.span.end > token.start) {
            continue;
        }
        let found = match (token.kind, &text[token.span()]) {
            (Kind::Latin, word) if english_month(word).is_some() => view.date(i),
            (Kind::Latin, "v" | "V") => view.version(i).or_else(|| view.link(i)),
            (Kind::Latin | Kind::Path | Kind::Link, _) => view.link(i).or_else(|| view.file(i)),
            (Kind::Number | Kind::Figure, _) => view.phone(i),
            (Kind::Mark, "@") => view.address(i).or_else(|| view.handle(i)),
            (Kind::Handle, _) => view.handle(i),
            (Kind::Mark, "#") => view.tag(i),
            (Kind::Mark, "/") => view.slash(i),
            (Kind::Mark, ":") => view.time(i),
            _ => None,
        };
        let Some(found) = found else { continue };
        // An address begins before its sign and may take back what looked like something else.
        out.retain(|r| r.span.end <= found.span.start || r.proof.is_some());
        if out.last().is_none_or(|r| r.span.end <= found.span.start) {
            out.push(found);
        }
    }
    out
}

/// Whether one of the known chains turns `repaired` into `damaged`.
fn damages_into(repaired: &str, damaged: &str) -> bool {
    let damaged = Digits::Arabic.write(damaged);
    damage::asosoft(repaired) == damaged
        || damage::klpt(repaired) == damaged
        || damage::punctuation(repaired) == damaged
}

struct View<'p> {
    text: &'p str,
    tokens: &'p [Token],
}

/// A reader that skips the single spaces that a chain puts in.
#[derive(Clone)]
struct Reader<'p> {
    text: &'p str,
    at: usize,
    out: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letter,
    Digit,
}

impl<'p> Reader<'p> {
    fn new(text: &'p str, at: usize) -> Self {
        Self {
            text,
            at,
            out: String::new(),
        }
    }

    fn rest(&self) -> &'p str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character behind one space at most, and whether there is that space.
    fn peek_over(&self) -> (bool, Option<char>) {
        match self.rest().strip_prefix(' ') {
            Some(rest) => (true, rest.chars().next()),
            None => (false, self.peek()),
        }
    }

    fn skip_gap(&mut self) {
        if self.rest().starts_with(' ') {
            self.at += 1;
        }
    }

    /// Takes `c`, with one space at most on either side.
    fn take_spaced(&mut self, c: char) -> bool {
        if self.peek_over().1 != Some(c) {
            return false;
        }
        self.skip_gap();
        self.at += c.len_utf8();
        self.out.push(c);
        self.skip_gap();
        true
    }

    /// Takes letters and digits that stand together; digits become ASCII. Returns the class of
    /// the last one.
    fn piece(&mut self, also: &[char]) -> Option<Class> {
        let mut last = None;
        while let Some(c) = self.peek() {
            if let Some((_, value)) = Digits::of(c) {
                self.out.push(Digits::Ascii.digit(value));
                last = Some(Class::Digit);
            } else if c.is_ascii_alphabetic() || also.contains(&c) {
                self.out.push(c);
                last = Some(Class::Letter);
            } else {
                break;
            }
            self.at += c.len_utf8();
        }
        last
    }

    /// The class of the piece behind one space, if it differs from `last`: the sign of a digit
    /// that was set apart.
    fn turn(&self, last: Class) -> bool {
        let (gap, next) = self.peek_over();
        let class = next.and_then(class_of);
        gap && class.is_some_and(|c| c != last)
    }
}

fn class_of(c: char) -> Option<Class> {
    if is_digit(c) {
        Some(Class::Digit)
    } else if c.is_ascii_alphabetic() {
        Some(Class::Letter)
    } else {
        None
    }
}

impl View<'_> {
    fn piece(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.span()])
    }

    fn kind(&self, i: Option<usize>) -> Option<Kind> {
        i.and_then(|i| self.tokens.get(i)).map(|t| t.kind)
    }

    /// The index of the token before `i`, over one run of spaces.
    fn before(&self, i: usize) -> Option<usize> {
        let prev = i.checked_sub(1)?;
        if self.tokens[prev].kind == Kind::Space {
            prev.checked_sub(1)
        } else {
            Some(prev)
        }
    }

    /// Whether a Latin word or a number stands before byte `at`, over at most one space.
    fn latin_before(&self, at: usize) -> bool {
        let head = &self.text[..at];
        let head = head.strip_suffix(' ').unwrap_or(head);
        head.chars()
            .next_back()
            .is_some_and(|c| is_latin(c) || is_digit(c))
    }

    /// Whether a Latin word stands behind byte `at`, over at most one space.
    fn latin_behind(&self, at: usize) -> bool {
        let tail = &self.text[at..];
        let tail = tail.strip_prefix(' ').unwrap_or(tail);
        tail.starts_with(is_latin)
    }

    fn repair(
        &self,
        kind: RepairKind,
        span: Range<usize>,
        text: String,
        proof: Option<Proof>,
    ) -> Option<Repair> {
        let damaged = &self.text[span.clone()];
        if damaged == text {
            return None;
        }
        let proof = proof.filter(|_| damages_into(&text, damaged));
        Some(Repair {
            kind,
            span,
            text,
            proof,
        })
    }

    fn link(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        // The middle of a longer chunk is no place to begin.
        if self.text[..start].ends_with(|c: char| {
            is_latin(c) || is_digit(c) || matches!(c, '@' | '.' | '/' | '-' | '_')
        }) {
            return None;
        }
        let mut reader = Reader::new(self.text, start);
        let scheme = read_scheme(&mut reader);
        let host_at = reader.out.len();
        let host = read_host(&mut reader, scheme)?;
        let named = scheme || reader.out[host_at..].starts_with("www.");
        let domain = reader.out[host_at..].to_owned();
        let host_end = reader.at;
        // The name or the domain of an e-mail address is no link.
        let address = self.text[..start].trim_end().ends_with('@')
            || reader.peek_over().1 == Some('@')
            || self.in_local_part(i);
        if address && !scheme {
            return None;
        }
        let path = read_path(&mut reader, host_at, scheme);
        let kind = RepairKind::Link;
        let text = std::mem::take(&mut reader.out);
        if let Some(id) = path.id {
            return self.repair(
                kind,
                start..reader.at,
                text,
                Some(Proof::IdLength(id.0, id.1)),
            );
        }
        // Without spaces in it, folded digits alone may be what the author wrote.
        let damaged = &self.text[start..reader.at];
        if !damaged.contains(' ') {
            let folded =
                damaged.contains(|c| matches!(Digits::of(c), Some((d, _)) if d != Digits::Ascii));
            let host_folded = self.text[start..host_end]
                .contains(|c| matches!(Digits::of(c), Some((d, _)) if d != Digits::Ascii));
            // A link in words (`xn--` aside) may hold any digits in its path, never in its host.
            let proof = host_folded.then_some(Proof::Domain(domain));
            return folded
                .then(|| self.repair(kind, start..reader.at, text, proof))
                .flatten()
                .filter(|r| r.proof.is_some());
        }
        let plain = host.labels >= 3 || path.slash || PLAIN_DOMAINS.contains(&host.tld.as_str());
        let apart = !self.latin_before(start) && (path.slash || !self.latin_behind(reader.at));
        let certain = !path.weak && (!host.joined || named) && (named || (plain && apart));
        if !named && !plain {
            return None;
        }
        if !named && !apart && !path.slash {
            return None;
        }
        self.repair(
            kind,
            start..reader.at,
            text,
            certain.then_some(Proof::Domain(domain)),
        )
    }

    fn handle(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        let mut reader = Reader::new(self.text, start + 1);
        reader.out.push('@');
        if self.tokens[i].kind == Kind::Mark {
            if !reader.rest().starts_with(' ') {
                return None;
            }
            reader.skip_gap();
        }
        let bracketed = self.text[..start].ends_with('(');
        let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || (bracketed && is_digit(c));
        if !reader.peek().is_some_and(begins) {
            return None;
        }
        if !bracketed && self.latin_before(start) {
            return None;
        }
        let weak = read_name(&mut reader, bracketed)?;
        let closed = reader.rest().starts_with(')');
        let glued = reader.peek().is_some_and(|c| is_arabic_word(c) || c == '.');
        let name = reader.out.len() - 1;
        let certain = if bracketed {
            closed
        } else {
            !weak && !glued && name >= 3 && !reader.turn(Class::Letter)
        };
        if !certain && name < 3 {
            return None;
        }
        let text = std::mem::take(&mut reader.out);
        // The brackets are part of the proof, and so of the span.
        if bracketed && closed {
            let span = start - 1..reader.at + 1;
            let text = format!("({text})");
            return self.repair(RepairKind::Handle, span, text, Some(Proof::Handle));
        }
        self.repair(
            RepairKind::Handle,
            start..reader.at,
            text,
            certain.then_some(Proof::Handle),
        )
    }

    fn address(&self, i: usize) -> Option<Repair> {
        let sign = self.tokens[i].start;
        let start = self.local_part(i)?;
        let mut reader = Reader::new(self.text, start);
        // The local part up to the sign, without the spaces that were put in.
        let local: String = self.text[start..sign]
            .chars()
            .filter(|c| !is_space(*c))
            .collect();
        reader.out = Digits::Ascii.write(&local);
        reader.out.push('@');
        reader.at = sign + 1;
        reader.skip_gap();
        let host_at = reader.out.len();
        read_host(&mut reader, true)?;
        let domain = reader.out[host_at..].to_owned();
        // Sign and top-level domain bound the host, also where its digits were set apart.
        let certain = !self.latin_before(start);
        let text = std::mem::take(&mut reader.out);
        self.repair(
            RepairKind::Address,
            start..reader.at,
            text,
            certain.then_some(Proof::Domain(domain)),
        )
    }

    /// Whether token `i` belongs to the local part of an address: `aa. de ٠ @ rudaw. net`.
    fn in_local_part(&self, i: usize) -> bool {
        const FAR: usize = 16;
        (i..self.tokens.len())
            .take(FAR)
            .take_while(|j| self.kind(Some(*j)) != Some(Kind::LineEnd))
            .find(|j| self.piece(*j) == "@")
            .and_then(|sign| self.local_part(sign))
            .is_some_and(|start| start <= self.tokens[i].start)
    }

    /// Where the local part of an address begins whose sign is token `i`.
    fn local_part(&self, i: usize) -> Option<usize> {
        let is_piece = |i: usize| {
            matches!(
                self.tokens[i].kind,
                Kind::Latin | Kind::Path | Kind::Number | Kind::Figure
            )
        };
        let mut first = self.before(i).filter(|p| is_piece(*p))?;
        while let Some(prev) = first.checked_sub(1) {
            let gap = self.tokens[prev].kind == Kind::Space && self.piece(prev) == " ";
            let joint = if gap { prev.checked_sub(1) } else { Some(prev) };
            let Some(joint) = joint else { break };
            let last = self.piece(joint).chars().next_back().and_then(class_of);
            let next = self.piece(first).chars().next().and_then(class_of);
            if gap && is_piece(joint) && last.is_some() && last != next {
                first = joint;
                continue;
            }
            // `ali. hassan`, `news _ desk`: a mark between two pieces.
            let mark = matches!(self.piece(joint), "." | "_" | "-" | "+");
            match self.before(joint).filter(|p| mark && is_piece(*p)) {
                Some(left) => first = left,
                None => break,
            }
        }
        Some(self.tokens[first].start)
    }

    /// `report _ ٢٠٢١. pdf`
    fn file(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        if self.latin_before(start) || self.text[..start].ends_with(['.', '/', '_', '-', '@']) {
            return None;
        }
        let mut reader = Reader::new(self.text, start);
        let mut last = reader.piece(&[])?;
        let mut weak = false;
        loop {
            let (_, next) = reader.peek_over();
            let mut ahead = reader.clone();
            if next == Some('_') {
                while ahead.take_spaced('_') {}
            } else if next == Some('-') {
                // A dash between two words stands apart in clean texts, too.
                ahead.take_spaced('-');
                weak = true;
            } else if reader.turn(last) {
                ahead.skip_gap();
                weak = true;
            } else {
                break;
            }
            last = ahead.piece(&[])?;
            reader = ahead;
        }
        if !reader.take_spaced('.') {
            return None;
        }
        let from = reader.out.len();
        reader.piece(&[])?;
        let ending = reader.out[from..].to_owned();
        if !ENDINGS.contains(&ending.as_str()) || self.latin_behind(reader.at) {
            return None;
        }
        let text = std::mem::take(&mut reader.out);
        let proof = (!weak).then_some(Proof::Ending(ending));
        self.repair(RepairKind::File, start..reader.at, text, proof)
    }

    /// `v ١.٢.٣`
    fn version(&self, i: usize) -> Option<Repair> {
        let number = self.piece(i + 2);
        let dotted =
            number.matches('.').count() >= 2 && number.chars().all(|c| is_digit(c) || c == '.');
        if self.piece(i + 1) != " " || !dotted || self.kind(Some(i + 2)) == Some(Kind::Date) {
            return None;
        }
        let span = self.tokens[i].start..self.tokens[i + 2].end;
        let text = format!("{}{}", self.piece(i), Digits::Ascii.write(number));
        self.repair(RepairKind::Version, span, text, Some(Proof::Version))
    }

    /// `٠٧٥٠ - ١٢٣ - ٤٥٦٧`
    fn phone(&self, i: usize) -> Option<Repair> {
        if self.piece(i + 1) != " " || self.piece(i + 2) != "-" {
            return None;
        }
        let start = self.tokens[i].start;
        let mut text = self.piece(i).to_owned();
        let mut last = i;
        while self.piece(last + 1) == " "
            && self.piece(last + 2) == "-"
            && self.piece(last + 3) == " "
            && self.kind(Some(last + 4)) == Some(Kind::Number)
        {
            last += 4;
            text.push('-');
            text.push_str(self.piece(last));
        }
        let digits: String = Digits::Ascii
            .write(&text)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let mobile = digits.len() == 11
            && matches!(
                digits.as_bytes(),
                [b'0', b'7', b'5' | b'7' | b'8' | b'9', ..]
            );
        let abroad = text.starts_with('+') && (10..=14).contains(&digits.len());
        if !mobile && !abroad {
            return None;
        }
        let end = self.tokens[last].end;
        self.repair(RepairKind::Phone, start..end, text, Some(Proof::Phone))
    }

    fn tag(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        let line = self.text[..start].rfind(['\n', '\r']).map_or(0, |p| p + 1);
        let head = &self.text[line..start];
        // At the start of a line the sign makes a heading.
        if head.trim().is_empty() || !head.ends_with([' ', '(']) || self.latin_before(start) {
            return None;
        }
        let mut reader = Reader::new(self.text, start + 1);
        reader.out.push('#');
        if !reader.rest().starts_with(' ') {
            return None;
        }
        reader.skip_gap();
        if !reader.peek().is_some_and(char::is_alphabetic) {
            return None;
        }
        let mut weak = false;
        loop {
            let mut last = None;
            while let Some(c) = reader.peek() {
                if let Some((system, value)) = Digits::of(c) {
                    // In a tag of Kurdish words the digits are the author's own affair.
                    let latin = reader.out[1..].is_ascii();
                    reader.out.push(if latin {
                        Digits::Ascii.digit(value)
                    } else {
                        system.digit(value)
                    });
                    last = Some(Class::Digit);
                } else if c.is_alphabetic() || is_arabic_word(c) {
                    reader.out.push(c);
                    last = Some(Class::Letter);
                } else {
                    break;
                }
                reader.at += c.len_utf8();
            }
            last?;
            let (gap, next) = reader.peek_over();
            let underscore = next == Some('_')
                && reader
                    .rest()
                    .trim_start_matches([' ', '_'])
                    .starts_with(char::is_alphanumeric);
            if underscore {
                reader.take_spaced('_');
                continue;
            }
            let number = gap && last == Some(Class::Letter) && next.is_some_and(is_digit);
            weak |= number;
            break;
        }
        let text = std::mem::take(&mut reader.out);
        let proof = (!weak).then_some(Proof::Tag);
        self.repair(RepairKind::Tag, start..reader.at, text, proof)
    }

    fn date(&self, i: usize) -> Option<Repair> {
        let month = self.piece(i);
        let (mut start, mut end) = (self.tokens[i].start, self.tokens[i].end);
        let mut at = i + 1;
        let mut text = month.to_owned();
        if self.piece(at) == "." && month.len() <= 4 && month != "May" {
            text.push('.');
            at += 1;
        }
        let folded = |s: &str| {
            s.chars()
                .any(|c| matches!(Digits::of(c), Some((d, _)) if d != Digits::Ascii))
        };
        let day_of =
            |s: &str| digits::value(s).filter(|d| (1..=31).contains(d) && s.chars().count() <= 2);
        let year_of = |s: &str| {
            digits::value(s).filter(|y| (1000..=2999).contains(y) && s.chars().count() == 4)
        };
        let mut any = false;
        let mut year_done = false;
        if self.piece(at) == " " && self.tokens.get(at + 1).is_some_and(Token::is_numeric) {
            let number = self.piece(at + 1);
            let parts = number.split_once(',');
            if let Some((day, year)) = parts.and_then(|(d, y)| Some((day_of(d)?, year_of(y)?))) {
                text.push_str(&format!(" {day}, {year}"));
                end = self.tokens[at + 1].end;
                any |= folded(number);
                year_done = true;
            } else if let Some(day) = day_of(number) {
                text.push_str(&format!(" {day}"));
                end = self.tokens[at + 1].end;
                any |= folded(number);
                let year = if self.piece(at + 3) == " " {
                    at + 4
                } else {
                    at + 3
                };
                if self.piece(at + 2) == ","
                    && let Some(y) = year_of(self.piece(year))
                {
                    text.push_str(&format!(", {y}"));
                    end = self.tokens[year].end;
                    any |= folded(self.piece(year));
                    year_done = true;
                }
            } else if let Some(year) = year_of(number) {
                text.push_str(&format!(" {year}"));
                end = self.tokens[at + 1].end;
                any |= folded(number);
            }
        }
        // `26 July 2021`: the day before the month.
        if !year_done
            && i >= 2
            && self.piece(i - 1) == " "
            && self.tokens[i - 2].kind == Kind::Number
            && let Some(day) = day_of(self.piece(i - 2))
            && folded(self.piece(i - 2))
        {
            start = self.tokens[i - 2].start;
            text = format!("{day} {text}");
            any = true;
        }
        if !any {
            return None;
        }
        // A leading zero is lost in the number: keep what was written.
        let digits_only = |s: &str| s.chars().filter(|c| is_digit(*c)).collect::<String>();
        if Digits::Ascii.write(&digits_only(&self.text[start..end])) != digits_only(&text) {
            return None;
        }
        self.repair(RepairKind::Date, start..end, text, Some(Proof::Month))
    }

    fn time(&self, i: usize) -> Option<Repair> {
        let hour = i.checked_sub(1)?;
        if self.piece(i + 1) != " "
            || self.kind(Some(hour)) != Some(Kind::Number)
            || self.kind(Some(i + 2)) != Some(Kind::Number)
        {
            return None;
        }
        let (h, m) = (self.piece(hour), self.piece(i + 2));
        let valid = digits::value(h).is_some_and(|v| v < 24 && h.chars().count() <= 2)
            && digits::value(m).is_some_and(|v| v < 60 && m.chars().count() == 2);
        // At the start of a line the number may be a label.
        let prev = self
            .before(hour)
            .filter(|p| self.kind(Some(*p)) == Some(Kind::Arabic))?;
        if !valid {
            return None;
        }
        let is_hour = |i: usize| is_hour_word(&fold(self.piece(i)));
        let announced = is_hour(prev) || self.before(prev).is_some_and(is_hour);
        let span = self.tokens[hour].start..self.tokens[i + 2].end;
        let text = format!("{h}:{m}");
        Some(Repair {
            kind: RepairKind::Time,
            span,
            text,
            proof: announced.then_some(Proof::Hour),
        })
    }

    fn slash(&self, i: usize) -> Option<Repair> {
        let (left, right) = (i.checked_sub(2)?, i + 2);
        let name = |i: usize| {
            self.kind(Some(i)) == Some(Kind::Latin)
                && self.piece(i).starts_with(|c: char| c.is_uppercase())
                && self.tokens[i].language != Language::Kurmanji
        };
        let spaced = self.piece(i - 1) == " " && self.piece(i + 1) == " ";
        if !spaced || !name(left) || !name(right) {
            return None;
        }
        let (mut first, last) = (left, right);
        while first >= 2 && self.piece(first - 1) == " " && name(first - 2) {
            first -= 2;
        }
        let span = self.tokens[first].start..self.tokens[last].end;
        let text = self.text[span.clone()].replace(" / ", "/");
        self.repair(RepairKind::Slash, span, text, None)
    }
}

/// Reads `https:// ` and its like.
fn read_scheme(reader: &mut Reader) -> bool {
    for scheme in ["https", "http", "ftp"] {
        let Some(rest) = reader.rest().strip_prefix(scheme) else {
            continue;
        };
        let mut ahead = reader.clone();
        ahead.at = reader.text.len() - rest.len();
        ahead.out.push_str(scheme);
        let took = ahead.take_spaced(':') && ahead.take_spaced('/') && ahead.take_spaced('/');
        if took {
            *reader = ahead;
            return true;
        }
    }
    false
}

struct Host {
    labels: usize,
    tld: String,
    /// Whether a label was put together from letters and digits that stood apart.
    joined: bool,
}

/// Reads `www. rudaw. net`: labels with spaced full stops, ending in a known domain.
fn read_host(reader: &mut Reader, may_join: bool) -> Option<Host> {
    let begin = reader.out.len();
    let mut best: Option<(Reader, Host)> = None;
    let (mut labels, mut joined) = (0, false);
    loop {
        let label_at = reader.out.len();
        let mut last = reader.piece(&['-'])?;
        labels += 1;
        let plain = reader.clone();
        // A label that was set apart at its digits goes on only where a full stop follows it.
        let mut ahead = reader.clone();
        let joins = may_join || label_at == begin || reader.out[begin..].starts_with("www.");
        loop {
            if !joins {
                break;
            }
            let hyphen = ahead.peek_over().1 == Some('-');
            if hyphen {
                ahead.take_spaced('-');
            } else if ahead.turn(last) {
                ahead.skip_gap();
            } else {
                break;
            }
            let Some(class) = ahead.piece(&['-']) else {
                break;
            };
            last = class;
            if ahead.peek_over().1 == Some('.') {
                *reader = ahead.clone();
                joined = true;
            }
        }
        let tld = &plain.out[label_at..];
        let cased = tld.bytes().all(|b| b.is_ascii_lowercase())
            || plain.out[begin..].bytes().all(|b| !b.is_ascii_lowercase());
        if labels >= 2 && cased && is_domain(&plain.out[begin..]) {
            let host = Host {
                labels,
                tld: tld.to_ascii_lowercase(),
                joined,
            };
            best = Some((plain, host));
        }
        let mut next = reader.clone();
        if !next.take_spaced('.') || next.peek().and_then(class_of).is_none() {
            break;
        }
        *reader = next;
    }
    let (at, host) = best?;
    *reader = at;
    Some(host)
}

#[derive(Default)]
struct Path {
    /// Whether there is a path at all.
    slash: bool,
    /// Whether its end is uncertain.
    weak: bool,
    /// The host and the length of its ids, where they fit.
    id: Option<(&'static str, usize)>,
}

/// File endings that may end a path.
const ENDINGS: &[&str] = &[
    "html", "htm", "php", "aspx", "asp", "jsp", "pdf", "jpg", "jpeg", "png", "gif", "mp4", "mp3",
    "xml", "json", "txt", "doc", "docx", "webp", "svg", "css", "js",
];

/// Reads what follows the host, as far as it can belong to the link.
fn read_path(reader: &mut Reader, host_at: usize, scheme: bool) -> Path {
    let mut path = Path::default();
    let mut last: Option<Class> = None;
    // Whether the link is certain up to here.
    let mut weak = false;
    loop {
        if let Some(id) = id_length(&reader.out[host_at..]) {
            let goes_on = reader
                .peek()
                .is_some_and(|c| class_of(c).is_some() || matches!(c, '?' | '&' | '-' | '_'));
            if !goes_on {
                path.id = Some(id);
                return path;
            }
        }
        let (gap, next) = reader.peek_over();
        let Some(c) = next else { break };
        if class_of(c).is_some() {
            if last.is_none() && !path.slash {
                break;
            }
            if gap {
                // Behind a mark the space was put in; between letter and digit it may be real.
                if let Some(l) = last {
                    if !reader.turn(l) {
                        break;
                    }
                    weak = true;
                }
                reader.skip_gap();
            }
            last = reader.piece(&[]);
            continue;
        }
        let strong = matches!(c, '/' | '&' | '=' | '%' | '_' | '~' | '+');
        let soft = matches!(c, '?' | '#' | '-' | '.' | ':' | ',' | '!' | ';' | '@');
        if !(strong || soft) || (!path.slash && !matches!(c, '/' | '?')) {
            break;
        }
        let mut ahead = reader.clone();
        if ahead.rest().starts_with(' ') {
            ahead.at += 1;
        }
        ahead.at += c.len_utf8();
        ahead.out.push(c);
        let gap_behind = ahead.rest().starts_with(' ');
        let behind = ahead.peek_over().1;
        let spaced = gap || gap_behind;
        let follows = behind.is_some_and(|b| {
            class_of(b).is_some()
                || (!spaced && matches!(b, '/' | '%' | '?' | '&' | '=' | '-' | '_' | '.' | '#'))
        });
        if !follows {
            // A slash at the end belongs to the link where nothing else can follow.
            if c == '/' && (scheme || !spaced) {
                path.slash = true;
                *reader = ahead;
                weak = false;
            }
            break;
        }
        if !path.slash && c == '?' && gap_behind && !scheme {
            break;
        }
        path.slash = true;
        if strong {
            weak = false;
        } else if spaced {
            let mut probe = ahead.clone();
            probe.skip_gap();
            let from = probe.out.len();
            probe.piece(&[]);
            let piece = &probe.out[from..];
            let ending = c == '.' && ENDINGS.contains(&piece);
            let key = c == '?' && probe.peek_over().1 == Some('=');
            weak = !(ending || key) || weak;
        }
        if gap_behind {
            ahead.at += 1;
        }
        *reader = ahead;
        last = reader.piece(&[]);
    }
    path.weak = weak;
    path
}

/// The host whose ids have one length, if `link` (without scheme) is just such a host and id.
fn id_length(link: &str) -> Option<(&'static str, usize)> {
    let fits = |host: &str, path: &str, len: usize| {
        let id = link.strip_prefix(host)?.strip_prefix(path)?;
        let letter = |b: u8| b.is_ascii_alphanumeric() || (len == 11 && matches!(b, b'-' | b'_'));
        (id.len() == len && id.bytes().all(letter)).then_some(())
    };
    let found = ID_HOSTS
        .iter()
        .find(|(host, path, len)| fits(host, path, *len).is_some())?;
    Some((found.0, found.2))
}

/// Reads the name of a handle; whether its end is uncertain.
fn read_name(reader: &mut Reader, bracketed: bool) -> Option<bool> {
    let mut weak = false;
    let mut last = reader.piece(&['_'])?;
    loop {
        // Underscores are set apart, alone or several together.
        let underscore = reader.peek_over().1 == Some('_');
        if underscore || reader.out.ends_with('_') {
            let mut ahead = reader.clone();
            if !ahead.take_spaced('_') {
                ahead.skip_gap();
            }
            while ahead.take_spaced('_') {}
            match ahead.piece(&['_']) {
                Some(class) => last = class,
                None => break,
            }
            *reader = ahead;
        } else if reader.turn(last) && (bracketed || last == Class::Letter) {
            let mut ahead = reader.clone();
            ahead.skip_gap();
            let Some(class) = ahead.piece(&['_']) else {
                break;
            };
            last = class;
            weak = true;
            if !bracketed {
                // The number may stand for itself: leave it, and say that it is uncertain.
                break;
            }
            *reader = ahead;
        } else {
            break;
        }
    }
    Some(weak)
}

#[cfg(test)]
mod tests {
    use super::super::Paragraph;
    use super::super::run::Prior;

    fn repairs(text: &str) -> Vec<(String, String, bool)> {
        Paragraph::new(text, Prior::default())
            .repairs
            .into_iter()
            .map(|r| (text[r.span].to_owned(), r.text, r.proof.is_some()))
            .collect()
    }

    fn proved(damaged: &str, repaired: &str) {
        let text = format!("ئەمە {damaged} لە کوردستان");
        assert_eq!(
            repairs(&text),
            [(damaged.to_owned(), repaired.to_owned(), true)]
        );
    }

    #[test]
    fn links_of_the_seed() {
        proved(
            "pic. twitter. com / x ٠ ZkGGPpkV",
            "pic.twitter.com/x0ZkGGPpkV",
        );
        proved(
            "pic. twitter. com / qLDizHLm ٣ i",
            "pic.twitter.com/qLDizHLm3i",
        );
        proved(
            "pic. twitter. com / ١ oX ١ ml ٦ OYL",
            "pic.twitter.com/1oX1ml6OYL",
        );
        proved("pic.twitter.com/x٠ZkGGPpkV", "pic.twitter.com/x0ZkGGPpkV");
    }

    #[test]
    fn links_with_structure() {
        proved(
            "https:// www. rudaw. net / a? id= ١٢ & x= ٣.٥",
            "https://www.rudaw.net/a?id=12&x=3.5",
        );
        proved("www. rudaw. net", "www.rudaw.net");
        proved("rudaw. net", "rudaw.net");
        proved(
            "https:// www. rudaw. net / sorani / ٢٦٠٧٢٠٢١",
            "https://www.rudaw.net/sorani/26072021",
        );
    }

    #[test]
    fn handles_addresses_dates() {
        let text = "رووداو (@ Rudawkurdish) July ٢٦,٢٠٢١ سەبارەت";
        assert_eq!(
            repairs(text),
            [
                ("(@ Rudawkurdish)".into(), "(@Rudawkurdish)".into(), true),
                ("July ٢٦,٢٠٢١".into(), "July 26, 2021".into(), true)
            ]
        );
        proved("info ٢٠٢١ @ rudaw. net", "info2021@rudaw.net");
        proved("٢٦ July ٢٠٢١", "26 July 2021");
        proved("(@ rudaw _ ٢٤)".trim_matches(['(', ')']), "@rudaw_24");
    }

    #[test]
    fn files_versions_phones() {
        proved("report _ ٢٠٢١. pdf", "report_2021.pdf");
        proved("v ١.٢.٣", "v1.2.3");
        proved("٠٧٥٠ - ١٢٣ - ٤٥٦٧", "٠٧٥٠-١٢٣-٤٥٦٧");
        proved("+٩٦٤ - ٧٥٠ - ١٢٣ - ٤٥٦٧", "+٩٦٤-٧٥٠-١٢٣-٤٥٦٧");
    }

    #[test]
    fn what_is_not_damaged_is_left_alone() {
        for text in [
            "https://www.rudaw.net/sorani/26072021 لە کوردستان",
            "https://ckb.wikipedia.org/wiki/٢٠٢١ لە کوردستان",
            "The end. net of tax, he said.",
            "ئەو لە Rudaw. Net نووسی",
            "# سەردێڕ",
        ] {
            assert!(repairs(text).iter().all(|r| !r.2), "{:?}", repairs(text));
        }
    }
}
