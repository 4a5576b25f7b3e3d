//! The texts of the workspace that are not open in the editor.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use dashmap::DashMap;
use ignore::WalkBuilder;
use tower_lsp::ls_types::{Location, Range, TextEdit, Uri};

use super::convert::Ruler;
use super::log;
use super::session::Session;
use crate::analysis::{Analysis, Analyzer, Renaming};
use crate::config::is_text;
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

/// What is known of a file as it was then.
#[derive(Debug)]
struct Known {
    modified: SystemTime,
    length: u64,
    /// The generation of the settings.
    generation: u64,
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
            let read = path.and_then(|path| read(session, &path, &mut analyzer));
            let Some((content, analysis)) = read else {
                continue;
            };
            let text = without_mark(&content);
            let mut ruler = Ruler::new(text, session.encoding());
            let edits = analysis.renamed(text, wanted);
            let edits = edits
                .into_iter()
                .map(|edit| TextEdit::new(ruler.range(edit.range()), edit.text));
            out.push((file.uri.clone(), edits.collect()));
        }
        out
    }

    fn file(&self, session: &Session, path: &Path, analyzer: &mut Analyzer) -> Option<FileNames> {
        let uri = Uri::from_file_path(path)?;
        let data = fs::metadata(path).ok()?;
        let (modified, length) = (data.modified().ok()?, data.len());
        let generation = session.settings.generation();
        let same = |known: &Known| {
            (known.modified, known.length, known.generation) == (modified, length, generation)
        };
        if let Some(known) = self.files.get(path).filter(|known| same(known)) {
            let known = Arc::clone(&known);
            return Some(FileNames { uri, known });
        }
        // What is no text for us is remembered, too.
        let small = length <= LARGEST;
        let found = small.then(|| look(session, path, analyzer)).flatten();
        let known = Arc::new(Known {
            modified,
            length,
            generation,
            found,
        });
        self.files.insert(path.to_owned(), Arc::clone(&known));
        Some(FileNames { uri, known })
    }
}

/// What is in the file `path`; nothing if it is not to be read.
fn look(session: &Session, path: &Path, analyzer: &mut Analyzer) -> Option<Found> {
    let (content, analysis) = read(session, path, analyzer)?;
    let mut ruler = Ruler::new(without_mark(&content), session.encoding());
    let located = |mention: crate::entities::Mention| Located {
        range: ruler.range(mention.whole),
        entity: mention.entity,
    };
    Some(Found {
        names: analysis.all_mentions().map(located).collect(),
        counts: count(&analysis),
    })
}

/// The content of the file `path`, and the analysis of what is behind its byte order mark; nothing
/// if it is not to be read.
fn read(session: &Session, path: &Path, analyzer: &mut Analyzer) -> Option<(String, Analysis)> {
    let (settings, problems) = session.settings.resolve(Some(path));
    for problem in problems {
        session.tell_problem(&problem);
    }
    let wanted = is_text(path) || !settings.files.include.is_empty();
    if !wanted || !session.settings.selects(path, &settings) {
        return None;
    }
    let content = fs::read_to_string(path).ok()?;
    let document = Document::new(without_mark(&content), Format::of_file(path));
    let analysis = analyzer.analyse(document, &settings);
    Some((content, analysis))
}

/// `content` without the byte order mark.
fn without_mark(content: &str) -> &str {
    content.strip_prefix(BOM).unwrap_or(content)
}

/// How much each rule finds in a text.
pub(super) fn count(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (_, finding) in analysis.findings_in_place() {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}
