//! Finding what normalizers pulled apart, and putting it together again, with proof.
//!
//! A repair is proved when the structure tells where the damaged span ends and what it was (a
//! known top-level domain, an id of known length, a handle in brackets, an English month …) *and*
//! when damaging the repaired text gives the damaged one back ([`super::damage`]). A repair
//! without proof is a suggestion.

use std::ops::Range;

use super::calendar::{english_month, is_day_part, is_english_weekday, is_hour_word};
use super::digits::{self, Digits, is_digit};
use super::letters::{fold, is_arabic_word, is_latin, is_space};
use super::token::{Kind, Token, is_address, is_domain};
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
    /// A percentage with its sign in front: `% ٢٥`
    Percentage,
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
    /// A word says that it is a time: the hour, a part of the day.
    Hour,
    /// The sign can only belong to the number behind it.
    Percent,
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
    /// Whether it proves on its own that a normalizer went over the text. A lone `# word` or `% ٥`
    /// proves nothing: some write so.
    pub fn is_witness(&self) -> bool {
        self.proof.is_some() && !matches!(self.kind, RepairKind::Tag | RepairKind::Percentage)
    }

    /// Whether it is the credit of a picture: `SAUL LOEB / AFP`.
    pub fn is_credit(&self) -> bool {
        let agency = |names: &str| names.split(' ').any(|name| AGENCIES.contains(&name));
        self.kind == RepairKind::Slash && self.text.split('/').any(agency)
    }
}

/// Agencies whose names stand behind those of photographers.
const AGENCIES: &[&str] = &[
    "AA", "AFP", "ANF", "AP", "DPA", "EFE", "EPA", "Getty", "IRNA", "ISNA", "Reuters", "REUTERS",
    "TASS", "Xinhua",
];

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
    let hints = tokens.iter().any(|t| match t.kind {
        Kind::Arabic | Kind::Space => false,
        Kind::Mark => matches!(&text[t.span()], "#" | "@" | ":" | "-" | "%" | "٪"),
        _ => latin(t),
    });
    if !hints {
        return out;
    }
    let view = View { text, tokens };
    for (i, token) in tokens.iter().enumerate() {
        let nothing = matches!(token.kind, Kind::Arabic | Kind::Space | Kind::LineEnd);
        if nothing || out.last().is_some_and(|r| r.span.end > token.start) {
            continue;
        }
        let found = match (token.kind, &text[token.span()]) {
            (Kind::Latin, word) if english_month(word).is_some() => {
                view.date(i).or_else(|| view.file(i))
            }
            (Kind::Latin, "v" | "V") => view.version(i).or_else(|| view.link(i)),
            (Kind::Path, word) if word.contains('@') => view.folded_address(i),
            (Kind::Latin | Kind::Path | Kind::Link, _) => view.link(i).or_else(|| view.file(i)),
            (Kind::Number | Kind::Figure | Kind::Phone, _) => {
                view.phone(i).or_else(|| view.file(i))
            }
            (Kind::Mark, "@") => view.address(i).or_else(|| view.handle(i)),
            (Kind::Handle, _) => view.handle(i),
            (Kind::Mark, "#") => view.tag(i),
            (Kind::Mark, "/") => view.slash(i),
            (Kind::Mark, "%" | "٪") => view.percentage(i),
            (Kind::Mark, ":") => view.time(i, out.last()),
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
    damage::klpt(repaired) == damaged
        || damage::asosoft(repaired) == damaged
        || Digits::Arabic.write(&damage::punctuation(repaired)) == damaged
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

    /// Takes the digits that stand together; they become ASCII. Returns them as written.
    fn number(&mut self) -> &'p str {
        let rest = self.rest();
        let len = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        self.out.push_str(&Digits::Ascii.write(&rest[..len]));
        self.at += len;
        &rest[..len]
    }

    /// Whether the number that was read ends here; that of `٢٦.٥` does not.
    fn ends_number(&self) -> bool {
        let mut chars = self.rest().chars();
        let mark = chars.next();
        !mark.is_some_and(|c| {
            !is_space(c) && !is_arabic_word(c) && chars.next().is_some_and(is_digit)
        })
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
    if c.is_ascii_alphabetic() {
        Some(Class::Letter)
    } else if is_digit(c) {
        Some(Class::Digit)
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

    /// Whether a full stop follows on byte `start` with nothing before it but what the parts of a host
    /// and of a file name are made of, spaces among them.
    fn reaches_stop(&self, start: usize) -> bool {
        let inside = |c: char| class_of(c).is_some() || matches!(c, ' ' | '-' | '_');
        let end = self.text[start..].find(|c| !inside(c));
        end.is_some_and(|end| self.text[start + end..].starts_with('.'))
    }

    fn link(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        // The scheme aside: `https:// www. rudaw. net`.
        if !self.reaches_stop(start) && !self.text[start..].starts_with(['h', 'f']) {
            return None;
        }
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
        let kind = RepairKind::Link;
        // Every chain sets the dots of the host apart: beside a whole host stand other words.
        let is_apart = self.text[start..host_end].contains(". ");
        let may_be = |repair: &Repair| is_apart || repair.proof.is_some();
        if let Some((read, host, letters)) = read_id(&reader, host_at) {
            let proof = Proof::IdLength(host, letters);
            let repair = self.repair(kind, start..read.at, read.out, Some(proof));
            return repair.filter(may_be);
        }
        let path = read_path(&mut reader, named, scheme);
        let text = std::mem::take(&mut reader.out);
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
        let sure = path.doubt == Doubt::None;
        let certain = sure && (!host.joined || named) && (named || (plain && apart));
        if !named && !plain {
            return None;
        }
        if !named && !apart && !path.slash {
            return None;
        }
        let proof = certain.then_some(Proof::Domain(domain));
        let repair = self.repair(kind, start..reader.at, text, proof);
        repair.filter(may_be)
    }

    fn handle(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        let mut reader = Reader::new(self.text, start + 1);
        reader.out.push('@');
        if self.tokens[i].kind == Kind::Mark {
            if !reader
                .rest()
                .starts_with(|c: char| matches!(c, ' ' | '_') || is_digit(c))
            {
                return None;
            }
            reader.skip_gap();
        }
        let bracketed = self.text[..start].ends_with('(');
        let begins = |c: char| {
            c.is_ascii_alphabetic() || c == '_' || (bracketed && (is_digit(c) || is_arabic_word(c)))
        };
        if !reader.peek().is_some_and(begins) {
            return None;
        }
        if !bracketed && self.latin_before(start) {
            return None;
        }
        let spaced = self.tokens[i].kind == Kind::Mark;
        let weak = read_name(&mut reader, bracketed)?;
        // In a sentence in Latin letters the sign may be a word: `@ Van Erciş`.
        if !bracketed && spaced && self.latin_behind(reader.at) {
            return None;
        }
        let closed = reader.rest().starts_with(')');
        let name = reader.out.chars().count() - 1;
        let certain = if bracketed {
            closed
        } else {
            !weak && name >= 3 && !self.goes_on(&reader)
        };
        if !certain && (name < 3 || !reader.out.is_ascii()) {
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

    /// Whether the name that `reader` has read may go on: a letter or a full stop before one.
    fn goes_on(&self, reader: &Reader) -> bool {
        let stop = reader.rest().strip_prefix('.').map(|rest| {
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            rest.starts_with(|c: char| class_of(c).is_some())
        });
        stop.unwrap_or_else(|| {
            reader.peek().is_some_and(is_arabic_word) || reader.turn(Class::Letter)
        })
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
        // Sign and top-level domain bound the host, also where its digits were set apart. A word
        // cannot have lost its space to the name, but a number and a dash can stand before it:
        // `٢٤ info`, `Email - info`; so can a word that ends a sentence: `Rudaw. info`.
        let written = &self.text[start..sign];
        let head = local.chars().next().and_then(class_of);
        let number = head != Some(Class::Letter) && self.text[start..reader.at].contains(' ');
        let dash = written.contains(" - ");
        let sentence = written.split_once(". ").is_some_and(|(word, next)| {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && next.starts_with(|c: char| c.is_ascii_lowercase())
        });
        let certain = !(self.latin_before(start) || number || dash || sentence);
        let text = std::mem::take(&mut reader.out);
        self.repair(
            RepairKind::Address,
            start..reader.at,
            text,
            certain.then_some(Proof::Domain(domain)),
        )
    }

    /// `info٢٠٢١@rudaw.net`: the digits of an address are English, or it reaches nobody.
    fn folded_address(&self, i: usize) -> Option<Repair> {
        let text = Digits::Ascii.write(self.piece(i));
        let domain = text.rsplit_once('@').map(|(_, host)| host.to_owned())?;
        is_address(&text).then_some(())?;
        let proof = Proof::Domain(domain);
        self.repair(
            RepairKind::Address,
            self.tokens[i].span(),
            text,
            Some(proof),
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
        if !self.reaches_stop(start) {
            return None;
        }
        let inner = self.text[..start].ends_with(['.', '/', '_', '-', '@']);
        if inner || self.latin_before(start) || self.in_local_part(i) {
            return None;
        }
        let mut reader = Reader::new(self.text, start);
        let mut last = reader.piece(&[])?;
        let (mut turned, mut dashed) = (false, false);
        let number = last == Class::Digit;
        let mut joined = false;
        loop {
            let (_, next) = reader.peek_over();
            let mut ahead = reader.clone();
            if next == Some('_') {
                // No word begins with it: what came before belongs to the name as well.
                while ahead.take_spaced('_') {}
                (turned, joined) = (false, true);
            } else if next == Some('-') {
                // A dash between two words stands apart in clean texts, too.
                ahead.take_spaced('-');
                dashed = true;
            } else if reader.turn(last) {
                ahead.skip_gap();
                turned = true;
            } else {
                break;
            }
            last = ahead.piece(&[])?;
            reader = ahead;
        }
        let weak = turned || dashed || (number && !joined);
        if !reader.take_spaced('.') {
            return None;
        }
        let ending = read_ending(&mut reader).filter(|_| !self.latin_behind(reader.at))?;
        let text = std::mem::take(&mut reader.out);
        let proof = (!weak).then(|| Proof::Ending(ending.to_owned()));
        self.repair(RepairKind::File, start..reader.at, text, proof)
    }

    /// `v ١.٢.٣`
    fn version(&self, i: usize) -> Option<Repair> {
        let number = self.piece(i + 2);
        let dotted =
            number.matches('.').count() >= 2 && number.chars().all(|c| is_digit(c) || c == '.');
        if self.piece(i + 1) != " " || !dotted {
            return None;
        }
        let span = self.tokens[i].start..self.tokens[i + 2].end;
        let text = format!("{}{}", self.piece(i), Digits::Ascii.write(number));
        self.repair(RepairKind::Version, span, text, Some(Proof::Version))
    }

    /// `٠٧٥٠ - ١٢٣ - ٤٥٦٧`, `+٩٦٤ ٧٥٠ - ١٢٣ - ٤٥٦٧`
    fn phone(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        // The middle of a longer number is no place to begin.
        let dash = self.before(i).filter(|p| self.piece(*p) == "-");
        if dash
            .and_then(|d| self.before(d))
            .is_some_and(|p| self.tokens[p].is_numeric())
        {
            return None;
        }
        let mut reader = Reader::new(self.text, start);
        if reader.peek() == Some('+') {
            reader.out.push('+');
            reader.at += 1;
        }
        let mut best: Option<Reader> = None;
        let mut apart = false;
        loop {
            let from = reader.at;
            while let Some(c) = reader.peek().filter(|c| is_digit(*c)) {
                reader.out.push(c);
                reader.at += c.len_utf8();
            }
            if reader.at == from {
                break;
            }
            match phone_length(&reader.out) {
                Length::Known => {
                    best = Some(reader.clone());
                    break;
                }
                Length::Possible => best = Some(reader.clone()),
                Length::Wrong => {}
            }
            // Groups that only spaces part are those of a number of known length.
            if let Some(rest) = reader.rest().strip_prefix(" - ") {
                reader.at = self.text.len() - rest.len();
                reader.out.push('-');
                apart = true;
            } else if reader.rest().starts_with(' ') && has_known_length(&reader.out) {
                reader.at += 1;
                reader.out.push(' ');
            } else {
                break;
            }
        }
        let read = best.filter(|_| apart)?;
        // More digits would make it another number.
        let ends = !read.rest().starts_with(is_digit)
            && !read
                .rest()
                .strip_prefix(" - ")
                .is_some_and(|r| r.starts_with(is_digit));
        let proof = ends.then_some(Proof::Phone)?;
        self.repair(RepairKind::Phone, start..read.at, read.out, Some(proof))
    }

    fn tag(&self, i: usize) -> Option<Repair> {
        let start = self.tokens[i].start;
        let line = self.text[..start].rfind(['\n', '\r']).map_or(0, |p| p + 1);
        let head = &self.text[line..start];
        // At the start of a line the sign makes a heading.
        if head.trim().is_empty()
            || !head.ends_with([' ', '(', '[', '«', '“', '"'])
            || self.latin_before(start)
        {
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

    /// `% ٢٥`: the sign in front, with a space that nobody leaves there.
    fn percentage(&self, i: usize) -> Option<Repair> {
        let number = i + 2;
        // A number before it may have the sign behind itself: `٢٥ % ٣٠`.
        let free = !self.latin_before(self.tokens[i].start)
            && self
                .before(i)
                .is_some_and(|p| self.kind(Some(p)) != Some(Kind::LineEnd));
        let whole = self
            .kind(Some(number))
            .is_some_and(|k| matches!(k, Kind::Number | Kind::Figure));
        let other = self.piece(number + 1).trim().is_empty()
            && matches!(self.piece(number + 2), "%" | "٪")
            || matches!(self.piece(number + 1), "%" | "٪");
        if !free || self.piece(i + 1) != " " || !whole || other {
            return None;
        }
        let span = self.tokens[i].start..self.tokens[number].end;
        let text = format!("{}{}", self.piece(i), self.piece(number));
        self.repair(RepairKind::Percentage, span, text, Some(Proof::Percent))
    }

    /// `July ٢٦,٢٠٢١`, `٢٦ July ٢٠٢١`, `٢٦ - Jul - ٢٠٢١`
    fn date(&self, i: usize) -> Option<Repair> {
        if let Some(parted) = self.parted_date(i) {
            return Some(parted);
        }
        let month = self.piece(i);
        let mut reader = Reader::new(self.text, self.tokens[i].end);
        reader.out.push_str(month);
        if month.len() <= 4 && month != "May" && reader.rest().starts_with(". ") {
            reader.out.push('.');
            reader.at += 1;
        }
        let day_behind = read_day_and_year(&mut reader);
        let mut start = self.tokens[i].start;
        let mut text = std::mem::take(&mut reader.out);
        // `26 July 2021`: the day before the month, and that of the week before both.
        if !day_behind && let Some((from, day)) = self.day_before(i) {
            start = from;
            text.insert_str(0, &day);
        }
        let damaged = &self.text[start..reader.at];
        if !damaged.chars().any(is_folded) {
            return None;
        }
        let head = self.text[..start].strip_suffix(" , ").unwrap_or_default();
        let word = head.rfind(|c: char| !c.is_ascii_alphabetic());
        let from = word.map_or(0, |at| {
            at + head[at..].chars().next().map_or(0, char::len_utf8)
        });
        if is_english_weekday(&head[from..]) {
            text.insert_str(0, &format!("{}, ", &head[from..]));
            start = from;
        }
        self.repair(RepairKind::Date, start..reader.at, text, Some(Proof::Month))
    }

    /// The day before the month at token `i`, where its digits were folded: its first byte, and
    /// the day as it was.
    fn day_before(&self, i: usize) -> Option<(usize, String)> {
        let mut at = i.checked_sub(2)?;
        let mut tail = String::from(" ");
        if self.piece(i - 1) != " " {
            return None;
        }
        if self.piece(at) == "of" && self.piece(at.checked_sub(1)?) == " " {
            at = at.checked_sub(2)?;
            tail.insert_str(0, " of");
        }
        if is_ordinal(self.piece(at)) && self.piece(at.checked_sub(1)?) == " " {
            tail.insert_str(0, self.piece(at));
            at = at.checked_sub(2)?;
        }
        let written = self.piece(at);
        let number = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &written[number.len()..];
        let fits = matches!(self.tokens[at].kind, Kind::Number | Kind::Path)
            && day_of(number)
            && number.chars().all(is_folded)
            && (ending.is_empty() || is_ordinal(ending));
        fits.then(|| {
            let day = format!("{}{ending}{tail}", Digits::Ascii.write(number));
            (self.tokens[at].start, day)
        })
    }

    /// `٢٦ - Jul - ٢٠٢١`: the same mark on both sides of the month.
    fn parted_date(&self, i: usize) -> Option<Repair> {
        let (first, last) = (i.checked_sub(4)?, i + 4);
        let mark = self.piece(i + 2);
        let spaced = [i - 3, i - 1, i + 1, i + 3]
            .iter()
            .all(|space| self.piece(*space) == " ");
        let (day, year) = (self.piece(first), self.piece(last));
        let valid = day_of(day)
            && (year_of(year) || digits::value(year).is_some() && year.chars().count() == 2);
        if !spaced || !valid || !matches!(mark, "-" | "/") || self.piece(i - 2) != mark {
            return None;
        }
        if !day.chars().chain(year.chars()).all(is_folded) {
            return None;
        }
        let text = format!("{day}{mark}{}{mark}{year}", self.piece(i));
        let span = self.tokens[first].start..self.tokens[last].end;
        let text = Digits::Ascii.write(&text);
        self.repair(RepairKind::Date, span, text, Some(Proof::Month))
    }

    /// `١٠: ٣٠`, also with seconds; `last` is the repair before.
    fn time(&self, i: usize, last: Option<&Repair>) -> Option<Repair> {
        let hour = i.checked_sub(1)?;
        if self.kind(Some(hour)) != Some(Kind::Number) || !hour_of(self.piece(hour)) {
            return None;
        }
        let mut text = self.piece(hour).to_owned();
        let (mut colon, mut end) = (i, hour);
        for _ in 0..2 {
            let part = self.piece(colon + 2);
            if self.piece(colon) != ":" || self.piece(colon + 1) != " " || !minute_of(part) {
                break;
            }
            text.push(':');
            text.push_str(part);
            (end, colon) = (colon + 2, colon + 3);
        }
        if end == hour || self.kind(Some(end)) != Some(Kind::Number) {
            return None;
        }
        let span = self.tokens[hour].start..self.tokens[end].end;
        let is_hour = |i: usize| is_hour_word(&fold(self.piece(i)));
        let before = self.before(hour);
        let announced =
            before.is_some_and(|prev| is_hour(prev) || self.before(prev).is_some_and(is_hour));
        let proved = announced || self.ends_time(end) || self.ends_span_of_time(&span, last);
        // At the start of a line the number may be a label.
        if !proved && self.kind(before) != Some(Kind::Arabic) {
            return None;
        }
        self.repair(RepairKind::Time, span, text, proved.then_some(Proof::Hour))
    }

    /// Whether what follows the number `i` says that it ends a time: `PM`, `ی ئێوارە`.
    fn ends_time(&self, i: usize) -> bool {
        let behind = if self.piece(i + 1) == " " {
            i + 2
        } else {
            i + 1
        };
        if matches!(
            self.piece(behind),
            "AM" | "PM" | "am" | "pm" | "GMT" | "UTC"
        ) {
            return true;
        }
        let izafe = behind == i + 1 && self.piece(behind) == "ی" && self.piece(behind + 1) == " ";
        izafe && is_day_part(&fold(self.piece(behind + 2)))
    }

    /// Whether the time at `span` ends what the time before it begins: `١٠: ٣٠ تا ١١: ٤٥`.
    fn ends_span_of_time(&self, span: &Range<usize>, last: Option<&Repair>) -> bool {
        last.is_some_and(|first| {
            first.kind == RepairKind::Time
                && first.proof.is_some()
                && matches!(
                    self.text[first.span.end..span.start].trim(),
                    "تا" | "هەتا" | "بۆ" | "تاوەکو" | "تاکو"
                )
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

fn is_folded(c: char) -> bool {
    matches!(Digits::of(c), Some((system, _)) if system != Digits::Ascii)
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// Whether `number` may be a day of a month.
fn day_of(number: &str) -> bool {
    number.chars().count() <= 2 && digits::value(number).is_some_and(|d| (1..=31).contains(&d))
}

/// Whether `number` may be a year.
fn year_of(number: &str) -> bool {
    number.chars().count() == 4 && digits::value(number).is_some_and(|y| (1000..3000).contains(&y))
}

fn hour_of(number: &str) -> bool {
    number.chars().count() <= 2 && digits::value(number).is_some_and(|h| h < 24)
}

fn minute_of(number: &str) -> bool {
    number.chars().count() == 2 && digits::value(number).is_some_and(|m| m < 60)
}

/// Reads what follows an English month: ` ٢٦`, ` ٢٦,٢٠٢١`, ` ٢٦ th, ٢٠٢١`, ` ٢٠٢١`. Whether that
/// began with a day.
fn read_day_and_year(reader: &mut Reader) -> bool {
    let mut ahead = reader.clone();
    if !ahead.rest().starts_with(' ') {
        return false;
    }
    ahead.at += 1;
    ahead.out.push(' ');
    let number = ahead.number();
    if year_of(number) && ahead.ends_number() {
        *reader = ahead;
        return false;
    }
    if !day_of(number) {
        return false;
    }
    let mut ordinal = ahead.clone();
    ordinal.skip_gap();
    let from = ordinal.out.len();
    ordinal.piece(&[]);
    if is_ordinal(&ordinal.out[from..]) {
        ahead = ordinal;
    }
    let mut year = ahead.clone();
    let comma = year.peek_over().1 == Some(',');
    if comma {
        year.skip_gap();
        year.at += 1;
        year.out.push(',');
    }
    if comma || year.rest().starts_with(' ') {
        year.skip_gap();
        year.out.push(' ');
        let number = year.number();
        // Without a comma only what can hardly be anything else.
        let recent = digits::value(number).is_some_and(|y| (1900..2100).contains(&y));
        if year_of(number) && (comma || recent) && year.ends_number() {
            *reader = year;
            return true;
        }
    }
    if !ahead.ends_number() {
        return false;
    }
    *reader = ahead;
    true
}

/// Whether a phone number may end where it was read to.
enum Length {
    /// It must.
    Known,
    /// It may.
    Possible,
    /// It cannot.
    Wrong,
}

/// What the digits of `written` make of a phone number.
fn phone_length(written: &str) -> Length {
    let digits = written.chars().filter(|c| is_digit(*c)).count();
    match national(written) {
        Some(missing) if missing == digits => Length::Known,
        None if written.starts_with('+') && (10..=14).contains(&digits) => Length::Possible,
        _ => Length::Wrong,
    }
}

/// Whether the length of the phone number that `written` begins is known.
fn has_known_length(written: &str) -> bool {
    national(written).is_some()
}

/// How many digits the phone number that `written` begins has, if it is a mobile number of Iraq:
/// `0750 …`, `+964 750 …`, `00964 750 …`.
fn national(written: &str) -> Option<usize> {
    let digits: String = Digits::Ascii
        .write(written)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let abroad = written.starts_with('+');
    let prefixes: &[&str] = if abroad { &["964"] } else { &["0", "00964"] };
    let fits = |prefix: &&&str| {
        let rest = digits.strip_prefix(**prefix);
        rest.is_some_and(|rest| match rest.as_bytes() {
            [] => abroad,
            [b'7'] => true,
            [b'7', operator, ..] => matches!(operator, b'5' | b'7' | b'8' | b'9'),
            _ => false,
        })
    };
    prefixes.iter().find(fits).map(|prefix| prefix.len() + 10)
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

/// How uncertain it is that what was read last belongs to the link, growing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
enum Doubt {
    /// It does.
    #[default]
    None,
    /// A space between a letter and a digit: the author's own, or put in.
    Turn,
    /// Behind a mark that also stands between the words of a text: ` - `.
    Soft,
    /// Behind a mark that ends a link more often than it goes on with it: `: `, ` # `.
    Hard,
}

#[derive(Default)]
struct Path {
    /// Whether there is a path at all.
    slash: bool,
    /// Whether its end is uncertain.
    doubt: Doubt,
}

/// File endings that may end a path.
const ENDINGS: &[&str] = &[
    "html", "htm", "php", "aspx", "asp", "jsp", "pdf", "jpg", "jpeg", "png", "gif", "mp4", "mp3",
    "xml", "json", "txt", "doc", "docx", "webp", "svg", "css", "js", "xls", "xlsx", "ppt", "pptx",
    "csv", "zip", "rar", "epub", "apk", "exe", "ttf", "otf", "srt",
];

/// Reads `:٨٠٨٠` before a slash.
fn read_port(reader: &mut Reader) {
    let mut ahead = reader.clone();
    if !ahead.take_spaced(':') {
        return;
    }
    let from = ahead.out.len();
    ahead.piece(&[]);
    let port = &ahead.out[from..];
    let is_port = (2..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    if is_port && ahead.peek_over().1 == Some('/') {
        *reader = ahead;
    }
}

/// Reads what follows the host, as far as it can belong to the link. A link is `named` when its
/// scheme or its `www.` tells that it is one.
fn read_path(reader: &mut Reader, named: bool, scheme: bool) -> Path {
    let mut path = Path::default();
    let mut last: Option<Class> = None;
    // What was read since the end became uncertain.
    let mut uncertain = reader.out.len();
    if named {
        read_port(reader);
    }
    let query_at = reader.out.len();
    loop {
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
                    if path.doubt < Doubt::Turn {
                        (path.doubt, uncertain) = (Doubt::Turn, reader.out.len());
                    }
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
                || (c == '/' && b == '~')
                || (!gap_behind
                    && matches!(b, '/' | '%' | '?' | '&' | '=' | '-' | '_' | '.' | '#' | '@'))
        });
        if !follows {
            // A slash at the end belongs to the link where nothing else can follow.
            if c == '/' && (scheme || !spaced) {
                path.slash = true;
                if path.doubt == Doubt::Turn {
                    path.doubt = Doubt::None;
                }
                *reader = ahead;
            }
            break;
        }
        if !path.slash && c == '?' && gap_behind && !scheme {
            break;
        }
        path.slash = true;
        // `& name` may follow a link in a text, `& key` follows a query.
        let strong = strong && (c != '&' || reader.out[query_at..].contains('?'));
        let (ending, key) = {
            let mut probe = ahead.clone();
            probe.skip_gap();
            let key = c == '?' && read_key(&mut probe.clone());
            (c == '.' && read_ending(&mut probe).is_some(), key)
        };
        let lower = |piece: &str| {
            piece.bytes().any(|b| b.is_ascii_lowercase())
                && !piece.bytes().any(|b| b.is_ascii_uppercase())
        };
        match path.doubt {
            // `link ١٢/٧` may be a link and a score.
            Doubt::Turn if (strong && (c != '/' || spaced)) || key || ending => {
                path.doubt = Doubt::None;
            }
            // `world - middle - east / ٢٠٢١`: names in a text would have capitals.
            Doubt::Soft if key || (c == '/' && lower(&reader.out[uncertain..])) => {
                path.doubt = Doubt::None;
            }
            _ => {}
        }
        // Marks that stand together in a path were written together: `/@name`, `/#part`.
        let inside = !gap && reader.out.ends_with('/');
        if !strong && spaced && !key && !ending && !inside {
            let doubt = match c {
                '-' | '.' | '?' => Doubt::Soft,
                _ => Doubt::Hard,
            };
            if path.doubt < doubt {
                (path.doubt, uncertain) = (doubt, ahead.out.len());
            }
        }
        if gap_behind {
            ahead.at += 1;
        }
        *reader = ahead;
        if ending {
            read_ending(reader);
            last = Some(Class::Letter);
        } else {
            let escape = Some(())
                .filter(|()| c == '%')
                .and_then(|()| read_escape(reader));
            last = escape.or_else(|| reader.piece(&[]));
        }
    }
    path
}

/// Reads the ending of a file name, if it is a known one.
fn read_ending(reader: &mut Reader) -> Option<&'static str> {
    let mut ahead = reader.clone();
    let from = ahead.out.len();
    let last = ahead.piece(&[])?;
    // `mp ٣`
    if ahead.turn(last) && ahead.out[from..] == *"mp" {
        ahead.skip_gap();
        ahead.piece(&[]);
    }
    let ending = ENDINGS.iter().find(|e| ahead.out[from..] == ***e)?;
    *reader = ahead;
    Some(ending)
}

/// Reads the key of a query, with the sign behind it.
fn read_key(reader: &mut Reader) -> bool {
    while reader.piece(&[]).is_some() {
        if !reader.take_spaced('_') && !reader.take_spaced('-') {
            break;
        }
    }
    reader.take_spaced('=')
}

/// Reads the two hexadecimal digits behind a `%`, which may have been set apart.
fn read_escape(reader: &mut Reader) -> Option<Class> {
    let mut ahead = reader.clone();
    let mut class = None;
    for _ in 0..2 {
        if class.is_some_and(|last| ahead.turn(last)) {
            ahead.skip_gap();
        }
        let c = ahead.peek()?;
        class = Some(class_of(c)?);
        let plain = Digits::Ascii.write(c.encode_utf8(&mut [0; 4]));
        if !plain.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        ahead.out.push_str(&plain);
        ahead.at += c.len_utf8();
    }
    *reader = ahead;
    class
}

/// Reads the path of a link whose host has ids of one length: the reader behind it, the host and
/// the length. The link must end there.
fn read_id<'p>(reader: &Reader<'p>, host_at: usize) -> Option<(Reader<'p>, &'static str, usize)> {
    let host = &reader.out[host_at..];
    let mut found = ID_HOSTS.iter().filter(|(name, ..)| *name == host);
    found.find_map(|(name, path, letters)| {
        let mut ahead = reader.clone();
        for c in path.chars() {
            if matches!(c, '/' | '?' | '=') {
                ahead.take_spaced(c).then_some(())?;
            } else {
                ahead.rest().starts_with(c).then_some(())?;
                ahead.at += c.len_utf8();
                ahead.out.push(c);
            }
        }
        let mark = |c: char| *letters == 11 && matches!(c, '-' | '_');
        let mut last: Option<char> = None;
        for _ in 0..*letters {
            let (gap, next) = ahead.peek_over();
            let c = next.filter(|c| class_of(*c).is_some() || mark(*c))?;
            // The chain parts marks from letters, and letters from digits.
            let parted = last.is_none_or(|l| mark(l) || mark(c) || class_of(l) != class_of(c));
            if gap && !parted {
                return None;
            }
            ahead.skip_gap();
            ahead.at += c.len_utf8();
            ahead
                .out
                .push_str(&Digits::Ascii.write(c.encode_utf8(&mut [0; 4])));
            last = Some(c);
        }
        let goes_on = |c: char| class_of(c).is_some() || matches!(c, '?' | '&' | '-' | '_' | '=');
        let (gap, next) = ahead.peek_over();
        let key = gap && matches!(next, Some('&' | '?' | '_'));
        (!ahead.peek().is_some_and(goes_on) && !key).then_some((ahead, *name, *letters))
    })
}

/// Reads the name of a handle as far as it is certain; whether it may go on. In brackets, which
/// tell where it ends, it may hold digits that were set apart, full stops, and letters of any
/// script.
fn read_name(reader: &mut Reader, bracketed: bool) -> Option<bool> {
    let mut ahead = reader.clone();
    while ahead.take_spaced('_') {}
    let mut last = read_letters(&mut ahead, bracketed)?;
    *reader = ahead.clone();
    let mut open = false;
    loop {
        let next = ahead.peek_over().1;
        if next == Some('_') {
            // Underscores are set apart, alone or several together. No word of a text begins
            // with one, so what came before belongs to the name as well.
            let gap = ahead.rest().starts_with(' ');
            ahead.skip_gap();
            while ahead.peek() == Some('_') {
                ahead.at += 1;
                ahead.out.push('_');
            }
            *reader = ahead.clone();
            open = false;
            // A space behind it alone is the author's own.
            if gap {
                ahead.skip_gap();
            }
            match read_letters(&mut ahead, bracketed) {
                Some(class) => last = class,
                // The name ends with it.
                None => break,
            }
        } else if bracketed && next == Some('.') {
            ahead.take_spaced('.');
            match read_letters(&mut ahead, bracketed) {
                Some(class) => last = class,
                None => break,
            }
        } else if ahead.turn(last) && ahead.out.is_ascii() {
            ahead.skip_gap();
            match read_letters(&mut ahead, bracketed) {
                Some(class) => last = class,
                None => break,
            }
            if !bracketed {
                // The number may stand for itself, unless an underscore follows.
                open = true;
                continue;
            }
        } else {
            break;
        }
        *reader = ahead.clone();
    }
    Some(open)
}

/// Reads a piece of the name of a handle.
fn read_letters(reader: &mut Reader, any_script: bool) -> Option<Class> {
    // In a name of another script the digits are the author's own affair.
    if reader.out.is_ascii() || !reader.peek().is_some_and(is_digit) {
        let latin = reader.piece(&[]);
        if latin.is_some() || !any_script {
            return latin;
        }
    }
    let mut found = None;
    while let Some(c) = reader
        .peek()
        .filter(|c| is_arabic_word(*c) && !is_digit(*c))
    {
        reader.out.push(c);
        reader.at += c.len_utf8();
        found = Some(Class::Letter);
    }
    found
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
            "ئەمە لە کوردستان\n@ Van Erciş",
            "ئەمە @Jordan_Sather_ taraf لە کوردستان",
            "# سەردێڕ",
        ] {
            assert!(repairs(text).iter().all(|r| !r.2), "{:?}", repairs(text));
        }
        assert_eq!(repairs("https://covid19.ca.gov/ peyde  dibe"), []);
        assert_eq!(repairs("کۆرۆنا COVID-19 pic.twitter.com/x0Z1060GPp"), []);
    }
}
