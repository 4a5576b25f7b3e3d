//! `.rastnus-ignore`: the findings that the user dismissed.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Write as _};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{ConfigError, FILE_NAME, nearest, whole_file_replaced};

/// The name of the file, which stands beside `rastnus.toml` or at the root of the texts.
pub const IGNORE_FILE: &str = ".rastnus-ignore";

/// The findings dismissed in one text: the name of a rule, and the text that it finds fault with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Ignores(Arc<BTreeSet<(String, String)>>);

impl Ignores {
    /// Whether nothing is dismissed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what `rule` finds in `text` is dismissed.
    pub fn contains(&self, rule: &str, text: &str) -> bool {
        // A lookup by borrowed parts would need a key of its own; the sets are small.
        !self.is_empty() && self.0.contains(&(rule.to_owned(), text.to_owned()))
    }
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// The rule.
    pub rule: String,
    /// The text that it finds fault with.
    pub text: String,
    /// The only file in which it is dismissed, relative to the folder of the list, with `/`.
    pub path: Option<String>,
}

impl Display for Dismissed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}\t{}", self.rule, escaped(&self.text))?;
        match &self.path {
            Some(path) => write!(f, "\t{}", escaped(path)),
            None => Ok(()),
        }
    }
}

/// The content of a `.rastnus-ignore`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IgnoreList {
    lines: Vec<Dismissed>,
}

impl IgnoreList {
    /// Reads `text`: one [`Dismissed`] a line, with `#` before comments. A line that is none is
    /// left out and reported; `rules` are the names of the rules that exist.
    pub fn parse(text: &str, rules: &[&str]) -> (Self, Vec<ConfigError>) {
        let (mut lines, mut errors) = (Vec::new(), Vec::new());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (n, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match read_line(line, rules, n as u32 + 1) {
                Ok(dismissed) => lines.push(dismissed),
                Err(error) => errors.push(error),
            }
        }
        (Self { lines }, errors)
    }

    /// Reads `file`, which need not exist.
    pub fn read(file: &Path, rules: &[&str]) -> (Self, Vec<ConfigError>) {
        match super::file::read_text(file) {
            Ok(text) => Self::parse(&text, rules),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Default::default(),
            Err(e) => {
                let error = ConfigError::Unreadable {
                    path: file.to_owned(),
                    reason: e.to_string(),
                };
                (Self::default(), vec![error])
            }
        }
    }

    /// What is dismissed in the text `path`, as [`relative`] gives it.
    pub fn for_text(&self, path: Option<&str>) -> Ignores {
        let lines = self.lines.iter();
        let concern = lines.filter(|d| d.path.is_none() || d.path.as_deref() == path);
        Ignores(Arc::new(
            concern.map(|d| (d.rule.clone(), d.text.clone())).collect(),
        ))
    }
}

fn read_line(line: &str, rules: &[&str], number: u32) -> Result<Dismissed, ConfigError> {
    let malformed = || ConfigError::IgnoreLine {
        line: number,
        content: line.to_owned(),
    };
    let mut fields = line.split('\t');
    let rule = fields.next().unwrap_or_default().trim();
    let text = fields.next().filter(|t| !t.is_empty());
    let path = fields.next().filter(|p| !p.is_empty());
    if rule.is_empty() || fields.next().is_some() {
        return Err(malformed());
    }
    let text = text.and_then(unescaped).ok_or_else(malformed)?;
    let path = path
        .map(|p| unescaped(p).ok_or_else(malformed))
        .transpose()?;
    if !rules.contains(&rule) {
        return Err(ConfigError::UnknownRule {
            line: Some(number),
            name: rule.to_owned(),
            nearest: nearest(rule, rules.iter().copied()),
        });
    }
    Ok(Dismissed {
        rule: rule.to_owned(),
        text,
        path: path.map(|p| p.strip_prefix("./").unwrap_or(&p).to_owned()),
    })
}

/// `text` on one line, with nothing in it that cannot be seen.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if is_hidden(c) => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{{{:X}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Controls, separators, joiners, marks of direction, private characters, and spaces that are
/// not the usual one.
fn is_hidden(c: char) -> bool {
    let invisible = matches!(
        u32::from(c),
        0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff
            | 0xe000..=0xf8ff | 0xf0000..
    );
    c.is_control() || invisible || (c.is_whitespace() && c != ' ')
}

/// What [`escaped`] made of it; nothing if that is not so.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next()? {
            '\\' => '\\',
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'u' => {
                let rest = chars.as_str().strip_prefix('{')?;
                let (code, rest) = rest.split_once('}')?;
                chars = rest.chars();
                char::from_u32(u32::from_str_radix(code, 16).ok()?)?
            }
            _ => return None,
        });
    }
    Some(out)
}

/// The folder whose list counts at `start`: the nearest one, at `start` or above it, with a
/// `rastnus.toml` or a list.
pub fn ignore_folder(start: &Path) -> Option<PathBuf> {
    let has = |folder: &Path, name| folder.join(name).is_file();
    start
        .ancestors()
        .find(|folder| has(folder, FILE_NAME) || has(folder, IGNORE_FILE))
        .map(Path::to_owned)
}

/// `file` seen from `folder`, with `/`; nothing if it is not below it.
pub fn relative(folder: &Path, file: &Path) -> Option<String> {
    let inside = file.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Adds `dismissed` to the list `file`, which is made if it does not exist, and is whole at any
/// moment, old or new. What stands in it already is not added again.
pub fn append(file: &Path, dismissed: &Dismissed) -> io::Result<()> {
    // A list that is a link stays one.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let old = match fs::read_to_string(&target) {
        Ok(old) => old,
        Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(e),
    };
    let line = dismissed.to_string();
    if old.lines().any(|known| known == line) {
        return Ok(());
    }
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if old.is_empty() || old.ends_with('\n') {
        ""
    } else {
        end
    };
    let new: String = [old.as_str(), gap, &line, end].into_iter().collect();
    whole_file_replaced(&target, &new)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[&str] = &["heh", "repeated-space"];

    fn dismissed(rule: &str, text: &str, path: Option<&str>) -> Dismissed {
        Dismissed {
            rule: rule.into(),
            text: text.into(),
            path: path.map(str::to_owned),
        }
    }

    #[test]
    fn lines_are_read_and_the_wrong_ones_reported() {
        let text = "# a comment\n\nheh\tئهمه\r\nrepeated-space\t  \tنوێ/a.txt\n\
                    he\tx\nheh\nheh\t\\q\nheh\ta\tb\tc\nheh\tb\n";
        let (list, errors) = IgnoreList::parse(text, RULES);
        let expected = [
            dismissed("heh", "ئهمه", None),
            dismissed("repeated-space", "  ", Some("نوێ/a.txt")),
            dismissed("heh", "b", None),
        ];
        assert_eq!(list.lines, expected);
        let lines: Vec<Option<u32>> = errors.iter().map(ConfigError::line).collect();
        assert_eq!(lines, [Some(5), Some(6), Some(7), Some(8)]);
        assert!(matches!(
            &errors[0],
            ConfigError::UnknownRule { nearest: Some(nearest), .. } if nearest == "heh"
        ));
        let here = list.for_text(Some("نوێ/a.txt"));
        assert!(here.contains("repeated-space", "  ") && here.contains("heh", "b"));
        let there = list.for_text(Some("a.txt"));
        assert!(!there.contains("repeated-space", "  ") && there.contains("heh", "ئهمه"));
        assert!(!list.for_text(None).contains("repeated-space", "  "));
    }

    #[test]
    fn what_is_appended_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(IGNORE_FILE);
        let all = [
            dismissed("heh", "a\tb\\n\nc\r\u{200c}\u{a0} ", None),
            dismissed("repeated-space", "  ", Some("b/ک.txt")),
        ];
        fs::write(&file, "# mine").unwrap();
        for dismissed in all.iter().chain(&all) {
            append(&file, dismissed).unwrap();
        }
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.starts_with("# mine\nheh\ta\\tb\\\\n\\nc\\r\\u{200C}\\u{A0} \n"));
        assert_eq!(
            IgnoreList::read(&file, RULES),
            (IgnoreList { lines: all.into() }, vec![])
        );
        let missing = folder.path().join("missing");
        assert_eq!(IgnoreList::read(&missing, RULES), Default::default());
    }

    #[test]
    fn the_list_is_beside_the_configuration_or_nearer() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        assert_eq!(
            ignore_folder(&deep).filter(|f| f.starts_with(folder.path())),
            None
        );
        fs::write(folder.path().join(FILE_NAME), "").unwrap();
        assert_eq!(ignore_folder(&deep).as_deref(), Some(folder.path()));
        fs::write(folder.path().join("a").join(IGNORE_FILE), "").unwrap();
        assert_eq!(ignore_folder(&deep), Some(folder.path().join("a")));
        assert_eq!(relative(folder.path(), &deep).as_deref(), Some("a/b"));
    }
}
