//! The texts of the workspace that are not open in the editor.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use dashmap::DashMap;
use ignore::WalkBuilder;
use tokio::sync::Mutex;
use tower_lsp::ls_types::{Location, Range, TextEdit, Uri};

use super::convert::Ruler;
use super::log;
use super::session::Session;
use crate::analysis::{Analysis, Analyzer, Renaming};
use crate::config::{Settings, is_text};
use crate::entities::EntityRef;
use crate::text::{Document, Format};

/// So many texts are looked through.
const MOST_FILES: usize = 5_000;
/// Larger ones, in bytes, are data.
const LARGEST: u64 = 4 << 20;
/// The byte order mark that some editors write at the start of a file.
const BOM: char = '\u{feff}';

/// A name in a file.
#[derive(Debug, Clone)]
pub(super) struct Located {
    /// What is named.
    pub(super) entity: EntityRef,
    /// Where, with the endings.
    range: Range,
}

/// What tells whether a file, or what its reading depends on, has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    modified: SystemTime,
    length: u64,
    /// The generation of the settings.
    generation: u64,
}

/// A text in a file.
pub(super) struct Source {
    /// With the byte order mark.
    content: String,
    format: Format,
    pub(super) settings: Settings,
}

impl Source {
    /// The text, without the byte order mark.
    pub(super) fn text(&self) -> &str {
        self.content.strip_prefix(BOM).unwrap_or(&self.content)
    }

    /// The text and its kind.
    pub(super) fn document(&self) -> Document<'_> {
        Document::new(self.text(), self.format)
    }
}

/// What is known of a file as it was then.
#[derive(Debug)]
struct Known {
    state: State,
    /// What was found in it; nothing of a file that is not read.
    found: Option<Found>,
}

/// What there is in a text.
#[derive(Debug)]
struct Found {
    names: Vec<Located>,
    counts: BTreeMap<&'static str, usize>,
}

/// The names in the files of the workspace. A file is read again when it has changed.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    files: DashMap<PathBuf, Arc<Known>>,
    /// The names of the last reports on the files; none of what is no text for us.
    reports: DashMap<PathBuf, (State, Option<String>)>,
    /// Held by who looks through all files for findings: one at a time.
    pub(super) turn: Arc<Mutex<()>>,
}

/// The names of one file.
pub(super) struct FileNames {
    uri: Uri,
    known: Arc<Known>,
}

impl FileNames {
    /// Each name in its order, and where it is.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&EntityRef, Location)> {
        let placed = |name: &'_ Located| Location::new(self.uri.clone(), name.range);
        let found = self.known.found.iter().flat_map(|found| &found.names);
        found.map(move |n| (&n.entity, placed(n)))
    }
}

impl Workspace {
    /// The names of all files of the open folders that are texts and not open in the editor. Reads
    /// files, so it takes its time.
    pub(super) fn names(&self, session: &Session) -> Vec<FileNames> {
        let mut files = self.texts(session);
        files.retain(|(_, file)| {
            file.known
                .found
                .as_ref()
                .is_some_and(|f| !f.names.is_empty())
        });
        files.into_iter().map(|(_, file)| file).collect()
    }

    /// How much each rule finds in each of these files. Reads files, so it takes its time.
    pub(super) fn counts(
        &self,
        session: &Session,
    ) -> Vec<(PathBuf, BTreeMap<&'static str, usize>)> {
        let files = self.texts(session).into_iter();
        files
            .filter_map(|(path, file)| Some((path, file.known.found.as_ref()?.counts.clone())))
            .collect()
    }

    /// The files of the open folders that are texts and not open in the editor.
    fn texts(&self, session: &Session) -> Vec<(PathBuf, FileNames)> {
        let mut out = Vec::new();
        let mut analyzer = Analyzer::default();
        for folder in session.settings.folders() {
            let mut walk = WalkBuilder::new(&folder);
            walk.follow_links(false).sort_by_file_path(Ord::cmp);
            for entry in walk.build().flatten() {
                let path = entry.path();
                let is_file = entry.file_type().is_some_and(|t| t.is_file());
                if !is_file || session.documents.has_file(path) {
                    continue;
                }
                if out.len() >= MOST_FILES {
                    log(&format!(
                        "only the first {MOST_FILES} texts were looked through"
                    ));
                    return out;
                }
                let file = self.file(session, path, &mut analyzer);
                let file = file.filter(|file| file.known.found.is_some());
                out.extend(file.map(|file| (path.to_owned(), file)));
            }
        }
        out
    }

    /// The edits that `wanted` asks for in those files, as they are on the disk. Reads files, so it
    /// takes its time.
    pub(super) fn renamed(
        &self,
        session: &Session,
        wanted: &Renaming,
    ) -> Vec<(Uri, Vec<TextEdit>)> {
        let mut analyzer = Analyzer::default();
        let mut out = Vec::new();
        for file in self.names(session) {
            if !file.iter().any(|(entity, _)| entity.id == wanted.id) {
                continue;
            }
            // Of the names only the places are remembered.
            let path = file.uri.to_file_path();
            let Some(source) = path.and_then(|path| self.source(session, &path)) else {
                continue;
            };
            let text = source.text();
            let analysis = analyzer.analyse(source.document(), &source.settings);
            let mut ruler = Ruler::new(text, session.encoding());
            let edits = analysis.renamed(text, wanted);
            let edits = edits
                .into_iter()
                .map(|edit| TextEdit::new(ruler.range(edit.range()), edit.text.into_owned()));
            out.push((file.uri.clone(), edits.collect()));
        }
        out
    }

    fn file(&self, session: &Session, path: &Path, analyzer: &mut Analyzer) -> Option<FileNames> {
        let uri = Uri::from_file_path(path)?;
        let state = self.state(session, path)?;
        if let Some(known) = self.files.get(path).filter(|known| known.state == state) {
            let known = Arc::clone(&known);
            return Some(FileNames { uri, known });
        }
        // What is no text for us is remembered, too.
        let source = self.source(session, path);
        let found = source.map(|source| look(session, &source, analyzer));
        let known = Arc::new(Known { state, found });
        self.files.insert(path.to_owned(), Arc::clone(&known));
        Some(FileNames { uri, known })
    }

    /// The files of the open folders that may be texts, in order. Reads folders, so it takes its time.
    pub(super) fn files(&self, session: &Session) -> Vec<PathBuf> {
        let mut out = Vec::new();
        for folder in session.settings.folders() {
            let mut walk = WalkBuilder::new(&folder);
            walk.follow_links(false).sort_by_file_path(Ord::cmp);
            let entries = walk.build().flatten();
            let files = entries.filter(|e| e.file_type().is_some_and(|t| t.is_file()));
            out.extend(files.map(|entry| entry.into_path()));
        }
        // Of folders that lie in each other, or that are open twice.
        let mut known = HashSet::new();
        out.retain(|path| known.insert(path.clone()));
        out
    }

    /// The state of the file `path` now.
    pub(super) fn state(&self, session: &Session, path: &Path) -> Option<State> {
        let data = fs::metadata(path).ok()?;
        Some(State {
            modified: data.modified().ok()?,
            length: data.len(),
            generation: session.settings.generation(),
        })
    }

    /// The text in the file `path`; nothing if it is not to be read.
    pub(super) fn source(&self, session: &Session, path: &Path) -> Option<Source> {
        let data = fs::metadata(path).ok()?;
        let (settings, problems) = session.settings.resolve(Some(path));
        for problem in problems {
            session.tell_problem(&problem);
        }
        let wanted = is_text(path) || !settings.files.include.is_empty();
        if data.len() > LARGEST || !wanted || !session.settings.selects(path, &settings) {
            return None;
        }
        Some(Source {
            content: fs::read_to_string(path).ok()?,
            format: Format::of_file(path),
            settings,
        })
    }

    /// The name of the report on the file `path` in this `state`, if there was one; inside, none if
    /// the file is no text for us.
    pub(super) fn last_report(&self, path: &Path, state: &State) -> Option<Option<String>> {
        let last = self.reports.get(path)?;
        (last.0 == *state).then(|| last.1.clone())
    }

    /// Remembers the name of a report.
    pub(super) fn remember_report(&self, path: &Path, state: State, id: Option<String>) {
        self.reports.insert(path.to_owned(), (state, id));
    }
}

/// What is in the text `source`.
fn look(session: &Session, source: &Source, analyzer: &mut Analyzer) -> Found {
    let analysis = analyzer.analyse(source.document(), &source.settings);
    let mut ruler = Ruler::new(source.text(), session.encoding());
    let located = |mention: crate::entities::Mention| Located {
        range: ruler.range(mention.whole),
        entity: mention.entity,
    };
    Found {
        names: analysis.all_mentions().map(located).collect(),
        counts: count(&analysis),
    }
}

/// How much each rule finds in a text.
pub(super) fn count(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (_, finding) in analysis.findings_in_place() {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}
