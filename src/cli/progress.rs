//! How far the work on a folder is, shown where somebody sees it.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::failure::Failure;

/// A bar on standard error, or nothing where that is no terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for the texts in `folders`, which are counted meanwhile.
    pub fn counting(
        folders: Vec<impl Iterator<Item = Result<PathBuf, Failure>> + Send + 'static>,
    ) -> Self {
        if folders.is_empty() || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let template = "{bar:30} {pos}/{len} {wide_msg} {eta}";
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let counted = bar.clone();
        thread::spawn(move || {
            let texts = folders.into_iter().flatten().filter(Result::is_ok);
            counted.set_length(texts.count() as u64);
        });
        Self(bar)
    }

    /// One more text is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Does `work`, which may write to the terminal, while the bar is out of the way.
    pub fn aside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.0.suspend(work)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
