//! Which files of a folder are read.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Files;

/// Endings of the files that are read in a folder.
const TEXT_ENDINGS: &[&str] = &[
    "txt", "md", "markdown", "ckb", "kmr", "html", "htm", "tex", "srt", "vtt",
];

/// Whether `file` has the ending of a text.
pub fn is_text(file: &Path) -> bool {
    let ending = file.extension().and_then(|e| e.to_str());
    ending.is_some_and(|e| TEXT_ENDINGS.contains(&e.to_lowercase().as_str()))
}

/// The globs of [`Files`], made ready for the files below one folder. They are written as in a
/// `.gitignore`: `*.bak` anywhere, `/drafts` at the top, `archive/` a folder and all in it.
#[derive(Debug, Clone)]
pub struct Selection {
    root: PathBuf,
    include: Gitignore,
    exclude: Gitignore,
}

impl Selection {
    /// The selection `files` for what is below `root`; fails on a glob that is none, with the
    /// key, and the reason.
    pub fn new(root: &Path, files: &Files) -> Result<Self, (&'static str, String)> {
        let build = |key, globs: &[String]| {
            let mut builder = GitignoreBuilder::new(root);
            builder.allow_unclosed_class(false);
            let reason = |e: ignore::Error| (key, e.to_string());
            for glob in globs {
                builder.add_line(None, glob).map_err(reason)?;
            }
            builder.build().map_err(reason)
        };
        Ok(Self {
            root: root.to_owned(),
            include: build("include", &files.include)?,
            exclude: build("exclude", &files.exclude)?,
        })
    }

    /// Whether the file or folder `path` is left out; what is not below the root never is.
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.matches(&self.exclude, path, is_folder)
    }

    /// Whether `include` names the file `path`; `None` if it names no files at all.
    pub fn includes(&self, path: &Path) -> Option<bool> {
        let any = !self.include.is_empty();
        any.then(|| self.matches(&self.include, path, false))
    }

    fn matches(&self, globs: &Gitignore, path: &Path, is_folder: bool) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else {
            return false;
        };
        !globs.is_empty()
            && globs
                .matched_path_or_any_parents(inside, is_folder)
                .is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_are_those_of_gitignore() {
        let files = Files {
            include: vec!["*.txt".into()],
            exclude: vec!["archive/".into(), "/top.txt".into(), "نوێ/**".into()],
        };
        let selection = Selection::new(Path::new("/w"), &files).unwrap();
        let out = |path: &str| selection.excludes(Path::new(path), false);
        assert!(out("/w/archive/a.txt") && out("/w/b/archive/c/a.txt") && out("/w/نوێ/a.txt"));
        assert!(out("/w/top.txt") && !out("/w/b/top.txt"));
        assert!(!out("/archive/a.txt"), "not below the root");
        assert_eq!(selection.includes(Path::new("/w/b/a.txt")), Some(true));
        assert_eq!(selection.includes(Path::new("/w/b/a.md")), Some(false));
        let all = Selection::new(Path::new("/w"), &Files::default()).unwrap();
        assert_eq!(all.includes(Path::new("/w/a.md")), None);
        let wrong = Files {
            exclude: vec!["a[".into()],
            ..Files::default()
        };
        assert_eq!(
            Selection::new(Path::new("/w"), &wrong).unwrap_err().0,
            "exclude"
        );
    }
}
