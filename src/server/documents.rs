//! The open documents. They belong to the client and are never read from disk.

use std::collections::VecDeque;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use dashmap::DashMap;
use dashmap::mapref::entry::Entry;
use percent_encoding::percent_decode_str;
use tokio::sync::watch;
use tower_lsp::ls_types::{TextDocumentContentChangeEvent as Change, Uri};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::convert;
use super::worker::Analysed;
use crate::text::{self, Encoding, Format, Text};

/// Names a document.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its URI, encoded.
    pub(super) uri: Uri,
    /// Its URI as the client spells it.
    pub(super) own: String,
}

impl Name {
    /// The file, if the document is one.
    pub(super) fn path(&self) -> Option<PathBuf> {
        let is_file = self.uri.scheme().as_str().eq_ignore_ascii_case("file");
        let path = is_file.then(|| self.uri.to_file_path()).flatten();
        path.map(|path| path.into_owned())
    }
}

/// One state of a document; cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    pub(super) text: Text,
    /// The kind of the text, by the client's language id and the name of the document.
    pub(super) format: Format,
    /// The client's number for the text.
    pub(super) version: i32,
    /// Our number for the text: unlike the client's it always grows.
    pub(super) edition: u64,
    /// Grows with the text and with whatever else the analysis depends on.
    pub(super) serial: u64,
    /// The word that the user is at.
    pub(super) typing: Option<Typing>,
    /// How the text differs from that of the edition `since`, and from those after it.
    pub(super) change: text::Change,
    pub(super) since: u64,
    /// The last changes, the latest last: which edition the text had before each.
    latest: VecDeque<(u64, text::Change)>,
    /// The serial of the last change of what the analysis depends on besides the text.
    refreshed: u64,
}

/// So many changes are remembered.
const LATEST: usize = 32;

impl Snapshot {
    /// How the text differs from that of `edition`.
    pub(super) fn change_since(&self, edition: u64) -> text::Change {
        match () {
            () if edition == self.edition => text::Change::none(self.text.len()),
            () if edition >= self.since => self.change,
            () => text::Change::whole(),
        }
    }

    /// The place `offset` in the text of `older`, a state not long ago, whose `paragraph` there is as it
    /// was: nothing if it is not, or if other things than the text changed.
    pub(super) fn place_in(
        &self,
        older: &Self,
        offset: usize,
        paragraph: impl Fn(usize) -> Option<Range<usize>>,
    ) -> Option<usize> {
        if older.serial < self.refreshed || older.format != self.format {
            return None;
        }
        let from = self.latest.iter().position(|(e, _)| *e == older.edition)?;
        let (len, old_len) = (self.text.len(), older.text.len());
        let all = self.latest.iter().skip(from).map(|(_, change)| *change);
        let change = all.fold(text::Change::none(len.max(old_len)), text::Change::then);
        let moved = || (offset + old_len).checked_sub(len);
        let old = match offset < change.head {
            true => offset,
            false => moved().filter(|old| *old > old_len.saturating_sub(change.tail))?,
        };
        let paragraph = paragraph(old)?;
        let same = paragraph.end < change.head || paragraph.start > old_len - change.tail;
        same.then_some(old)
    }
}

/// A word that is being typed.
#[derive(Debug, Clone)]
pub(super) struct Typing {
    /// Its bytes; the caret is at the end.
    pub(super) word: Range<usize>,
    /// When its last letter came.
    pub(super) since: Instant,
}

/// Whether a document is open; held while something is published for it.
pub(super) type Gate = Arc<Mutex<bool>>;

/// What a worker gets of its document.
pub(super) struct Watched {
    pub(super) name: Name,
    pub(super) snapshots: watch::Receiver<Snapshot>,
    pub(super) results: watch::Sender<Option<Arc<Analysed>>>,
    pub(super) gate: Gate,
    taken: Arc<AtomicU64>,
}

impl Watched {
    /// The present state, which from now on changes are told against.
    pub(super) fn take(&mut self) -> Snapshot {
        let snapshot = self.snapshots.borrow_and_update();
        // Nobody changes it as long as it is borrowed.
        self.taken.store(snapshot.edition, Ordering::SeqCst);
        snapshot.clone()
    }
}

struct Document {
    name: Name,
    /// The edition that the worker took last.
    taken: Arc<AtomicU64>,
    snapshots: watch::Sender<Snapshot>,
    results: watch::Receiver<Option<Arc<Analysed>>>,
    gate: Gate,
}

/// What a request needs to wait for the analysis of the text that it was asked about.
pub(super) struct Question {
    pub(super) edition: u64,
    pub(super) serial: u64,
    pub(super) results: watch::Receiver<Option<Arc<Analysed>>>,
}

/// All open documents, by [`key`]. No method waits, and no guard leaves this file.
#[derive(Default)]
pub(super) struct Documents {
    open: DashMap<String, Document>,
    serial: AtomicU64,
}

impl Documents {
    /// Opens a document. One that is open already is given the new text, and has its worker.
    pub(super) fn open(
        &self,
        name: Name,
        language: &str,
        version: i32,
        text: &str,
    ) -> Option<Watched> {
        let serial = self.next_serial();
        let key = key(&name.uri);
        let snapshot = Snapshot {
            text: Text::new(text),
            format: Format::of_document(language, Path::new(&key)),
            version,
            edition: serial,
            serial,
            typing: None,
            change: text::Change::whole(),
            since: 0,
            latest: VecDeque::new(),
            refreshed: serial,
        };
        match self.open.entry(key) {
            Entry::Occupied(entry) => {
                super::log(&format!("{} was opened twice", name.own));
                entry.get().snapshots.send_replace(snapshot);
                None
            }
            Entry::Vacant(entry) => {
                let (snapshots, seen) = watch::channel(snapshot);
                let (results, result) = watch::channel(None);
                let gate = Arc::new(Mutex::new(true));
                let taken = Arc::new(AtomicU64::new(0));
                entry.insert(Document {
                    name: name.clone(),
                    taken: Arc::clone(&taken),
                    snapshots,
                    results: result,
                    gate: Arc::clone(&gate),
                });
                Some(Watched {
                    name,
                    snapshots: seen,
                    results,
                    gate,
                    taken,
                })
            }
        }
    }

    /// Applies changes, each to the result of the one before. False if the document is not open.
    pub(super) fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<Change>,
        encoding: Encoding,
    ) -> bool {
        let serial = self.next_serial();
        let Some(document) = self.open.get(&key(uri)) else {
            return false;
        };
        document.snapshots.send_modify(|snapshot| {
            if version <= snapshot.version {
                let (own, before) = (&document.name.own, snapshot.version);
                super::log(&format!("{own}: version {version} after {before}"));
            }
            if snapshot.edition == document.taken.load(Ordering::SeqCst) {
                snapshot.change = text::Change::none(snapshot.text.len());
                snapshot.since = snapshot.edition;
            }
            let single = changes.len() == 1;
            snapshot.typing = None;
            for change in changes {
                let (here, typed) = apply(snapshot, change, encoding);
                snapshot.change = snapshot.change.then(here);
                snapshot.latest.push_back((snapshot.edition, here));
                snapshot.typing = typed.filter(|_| single);
            }
            let many = snapshot.latest.len().saturating_sub(LATEST);
            snapshot.latest.drain(..many);
            snapshot.version = version;
            snapshot.edition = serial;
            snapshot.serial = serial;
        });
        true
    }

    /// Notes that the document was saved: nothing in it is half typed, and what its analysis
    /// depends on may have changed.
    pub(super) fn saved(&self, uri: &Uri) {
        let serial = self.next_serial();
        if let Some(document) = self.open.get(&key(uri)) {
            document.snapshots.send_modify(|snapshot| {
                snapshot.typing = None;
                snapshot.serial = serial;
                snapshot.refreshed = serial;
            });
        }
    }

    /// Has all documents analysed anew.
    pub(super) fn refresh(&self) {
        for document in &self.open {
            let serial = self.next_serial();
            document.snapshots.send_modify(|snapshot| {
                snapshot.serial = serial;
                snapshot.refreshed = serial;
            });
        }
    }

    /// Closes a document; nothing is published for it any more once `clear` has run.
    pub(super) fn close(&self, uri: &Uri, clear: impl FnOnce(&Name)) -> bool {
        let Some((_, document)) = self.open.remove(&key(uri)) else {
            return false;
        };
        let mut open = document.gate.lock().unwrap_or_else(PoisonError::into_inner);
        *open = false;
        clear(&document.name);
        true
    }

    /// The name of an open document and what is needed to learn of its present text.
    pub(super) fn ask(&self, uri: &Uri) -> Option<(Name, Question)> {
        let document = self.open.get(&key(uri))?;
        let snapshot = document.snapshots.borrow();
        let question = Question {
            edition: snapshot.edition,
            serial: snapshot.serial,
            results: document.results.clone(),
        };
        Some((document.name.clone(), question))
    }

    /// An open document as it is now, and as it was analysed last.
    pub(super) fn state(&self, uri: &Uri) -> Option<(Snapshot, Arc<Analysed>)> {
        let document = self.open.get(&key(uri))?;
        let analysed = document.results.borrow().clone()?;
        let snapshot = document.snapshots.borrow().clone();
        Some((snapshot, analysed))
    }

    /// An open document as it is now.
    pub(super) fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        let document = self.open.get(&key(uri))?;
        let snapshot = document.snapshots.borrow().clone();
        Some(snapshot)
    }

    /// The URIs of all open documents.
    pub(super) fn uris(&self) -> Vec<Uri> {
        let mut uris: Vec<Uri> = self.open.iter().map(|d| d.name.uri.clone()).collect();
        uris.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        uris
    }

    /// Whether the file `path` is open.
    pub(super) fn has_file(&self, path: &Path) -> bool {
        let is_it = |document: &Document| document.name.path().as_deref() == Some(path);
        self.open.iter().any(|document| is_it(&document))
    }

    fn next_serial(&self) -> u64 {
        self.serial.fetch_add(1, Ordering::SeqCst) + 1
    }
}

/// What two spellings of one URI have in common: decoded, with a small scheme and drive letter.
pub(super) fn key(uri: &Uri) -> String {
    let decoded = percent_decode_str(uri.as_str()).decode_utf8_lossy();
    let Some((scheme, rest)) = decoded.split_once(':') else {
        return decoded.into_owned();
    };
    let mut rest = rest.to_owned();
    let bytes = rest.as_bytes();
    let has_drive = bytes.starts_with(b"///") && bytes.get(4) == Some(&b':');
    if has_drive && let Some(drive) = rest.get_mut(3..4) {
        drive.make_ascii_lowercase();
    }
    format!("{}:{rest}", scheme.to_ascii_lowercase())
}

/// Applies one change. Gives what of the text it leaves as it was, and the word at its end if it can be
/// one that is being typed.
fn apply(
    snapshot: &mut Snapshot,
    change: Change,
    encoding: Encoding,
) -> (text::Change, Option<Typing>) {
    let text = &mut snapshot.text;
    let Some(range) = change.range else {
        *text = Text::new(&change.text);
        return (text::Change::whole(), None);
    };
    let bytes = convert::bytes(text, range, encoding);
    let here = text::Change::of(bytes.clone(), text.len());
    let caret = bytes.start + change.text.len();
    text.replace(bytes, &change.text);
    let typed = !change.text.is_empty() && change.text.chars().all(is_of_word);
    let at_end = || !starts_with_word(&text.slice(caret..caret.saturating_add(4)));
    let typing = (typed && at_end()).then(|| Typing {
        word: word_before(text, caret)..caret,
        since: Instant::now(),
    });
    (here, typing)
}

/// Where the word that ends at `caret` starts.
fn word_before(text: &Text, caret: usize) -> usize {
    /// No word is longer.
    const LONGEST: usize = 256;
    let before = text.slice(caret.saturating_sub(LONGEST)..caret);
    caret - (before.len() - before.trim_end_matches(is_of_word).len())
}

fn starts_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(is_of_word)
}

/// Letters, digits, combining marks and joiners.
fn is_of_word(c: char) -> bool {
    let is_mark = || c.general_category_group() == GeneralCategoryGroup::Mark;
    c.is_alphanumeric() || matches!(c, '\u{200c}' | '\u{200d}') || is_mark()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;
    use tower_lsp::ls_types::{self, Position};

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).unwrap()
    }

    fn change(range: Option<(u32, u32, u32, u32)>, text: &str) -> Change {
        Change {
            range: range
                .map(|(a, b, c, d)| ls_types::Range::new(Position::new(a, b), Position::new(c, d))),
            range_length: Some(99),
            text: text.to_owned(),
        }
    }

    fn opened(text: &str) -> (Documents, Uri, Watched) {
        let documents = Documents::default();
        let uri = uri("file:///a.txt");
        let name = Name {
            uri: uri.clone(),
            own: uri.as_str().to_owned(),
        };
        let watched = documents.open(name, "text", 1, text).unwrap();
        (documents, uri, watched)
    }

    #[test]
    fn spellings_of_one_uri_are_one_document() {
        let same = |a, b| assert_eq!(key(&uri(a)), key(&uri(b)));
        same("file:///c%3A/a.txt", "file:///C:/a.txt");
        same("file:///%DA%A9.txt", "FILE:///%da%a9.txt");
        assert_ne!(key(&uri("file:///A.txt")), key(&uri("file:///a.txt")));
        assert_ne!(key(&uri("untitled:A")), key(&uri("file:A")));
    }

    #[test]
    fn changes_build_on_each_other() {
        let (documents, uri, watched) = opened("abc");
        let changes = vec![
            change(Some((0, 1, 0, 2)), "BB\n"),
            change(Some((1, 0, 1, 0)), "x"),
            change(None, "whole\r\ntext"),
            change(Some((1, 9, 0, 3)), "!"),
        ];
        assert!(documents.change(&uri, 7, changes, Encoding::Utf16));
        let snapshot = watched.snapshots.borrow().clone();
        assert_eq!(snapshot.text.to_string(), "who!");
        assert_eq!(snapshot.version, 7);
        assert!(snapshot.typing.is_none());
    }

    #[test]
    fn a_place_is_known_again_in_a_paragraph_that_stayed() {
        let lines = "یەک\n\nدوو دوو\n\nسێ\n\nچوار چوار چوار\n\nپێنج";
        let paragraphs = |text: &str| -> Vec<Range<usize>> {
            let parts = text.split_inclusive("\n\n").scan(0, |start, part| {
                let own = *start..*start + part.trim_end().len();
                *start += part.len();
                Some(own)
            });
            parts.collect()
        };
        let edits = [
            [(2, 0, 2, 4, "x"), (6, 1, 6, 1, "yy")],
            [(0, 0, 2, 0, ""), (0, 3, 0, 3, "\n\nz")],
            [(8, 5, 8, 5, "!"), (4, 0, 6, 0, "")],
            [(4, 0, 4, 2, "سێ"), (0, 0, 0, 0, "\n")],
        ];
        for edits in edits {
            let (documents, uri, mut watched) = opened(lines);
            let older = watched.take();
            for (n, (a, b, c, d, text)) in (2..).zip(edits) {
                let change = change(Some((a, b, c, d)), text);
                documents.change(&uri, n, vec![change], Encoding::Utf16);
            }
            let now = watched.snapshots.borrow().clone();
            let (old, new) = (older.text.to_string(), now.text.to_string());
            let own = |at: usize| {
                paragraphs(&old)
                    .into_iter()
                    .find(|p| p.start <= at && at <= p.end)
            };
            let mut known = 0;
            for (offset, _) in new.char_indices() {
                let Some(place) = now.place_in(&older, offset, own) else {
                    continue;
                };
                known += 1;
                let was = own(place).unwrap();
                let start = offset + was.start - place;
                assert_eq!(new[start..start + was.len()], old[was.clone()], "{edits:?}");
                let whole = start..start + was.len();
                assert!(paragraphs(&new).contains(&whole), "{edits:?}");
            }
            assert!(known > 4, "{edits:?}");
            assert_eq!(now.place_in(&now, 0, own), None);
            documents.refresh();
            let refreshed = watched.snapshots.borrow().clone();
            assert_eq!(refreshed.place_in(&older, 0, own), None);
        }
    }

    #[test]
    fn the_word_being_typed_is_known() {
        let (documents, uri, watched) = opened("من ");
        let typing = || watched.snapshots.borrow().typing.clone().map(|t| t.word);
        documents.change(
            &uri,
            2,
            vec![change(Some((0, 3, 0, 3)), "د")],
            Encoding::Utf16,
        );
        assert_eq!(typing(), Some(5..7));
        documents.change(
            &uri,
            3,
            vec![change(Some((0, 4, 0, 4)), "ە")],
            Encoding::Utf16,
        );
        assert_eq!(typing(), Some(5..9));
        documents.change(
            &uri,
            4,
            vec![change(Some((0, 4, 0, 4)), "ا")],
            Encoding::Utf16,
        );
        assert_eq!(typing(), None, "inside a word");
        documents.change(
            &uri,
            5,
            vec![change(Some((0, 6, 0, 6)), " ")],
            Encoding::Utf16,
        );
        assert_eq!(typing(), None, "the word is finished");
    }

    #[test]
    fn what_is_not_open_is_left_alone() {
        let (documents, _open, watched) = opened("");
        assert_eq!(watched.snapshots.borrow().format, Format::Plain);
        let other = uri("file:///b.txt");
        assert!(!documents.change(&other, 1, vec![], Encoding::Utf8));
        assert!(!documents.close(&other, |_| {}));
        assert!(documents.ask(&other).is_none());
    }
}
