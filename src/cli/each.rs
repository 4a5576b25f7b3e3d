//! Many texts at once, with their results in order.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::arguments::Input;
use super::failure::Failure;
use super::files::{Configs, Source, is_stdin, load, preflight, walk};
use super::progress::Progress;
use crate::messages::Locale;

/// How many texts are held at once, at most.
const TEXTS: usize = 256;

/// How many bytes of text are held at once before they are worked on.
const BYTES: usize = 16 << 20;

/// Does `work` on each text of `input`, on all cores, and hands what comes of it to `deliver` in the
/// order of the texts. However many there are, only some are held at once. What is named must be
/// readable, or nothing is done at all; what a folder holds and cannot be read, or what goes wrong
/// with one text, is told, and the rest is done.
pub fn each<R: Send>(
    input: &Input,
    locale: Locale,
    work: impl Fn(&Source) -> Result<R, Failure> + Sync,
    deliver: impl FnMut(&Source, R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let here = [PathBuf::from(".")];
    let named: &[PathBuf] = if input.paths.is_empty() {
        &here
    } else {
        &input.paths
    };
    let mut configs = Configs::new(&input.using, locale)?;
    configs.format = input.kind;
    for path in named {
        preflight(path, &mut configs)?;
    }
    let mut folders = Vec::new();
    for path in named.iter().filter(|path| is_folder(path)) {
        folders.push(walk(path, &configs.for_path(path)?)?);
    }
    let mut batch = Batch {
        texts: Vec::new(),
        bytes: 0,
        progress: Progress::counting(folders),
        failed: false,
        locale,
        work,
        deliver,
    };
    for path in named {
        if !is_folder(path) {
            batch.add(load(path, &mut configs))?;
            continue;
        }
        for file in walk(path, &configs.for_path(path)?)? {
            batch.add(file.and_then(|file| load(&file, &mut configs)))?;
        }
    }
    batch.finish()?;
    if batch.failed {
        Err(Failure::Told)
    } else {
        Ok(())
    }
}

fn is_folder(path: &Path) -> bool {
    !is_stdin(path) && path.is_dir()
}

/// The texts that are held, and what is done with them.
struct Batch<W, D> {
    texts: Vec<Source>,
    bytes: usize,
    progress: Progress,
    failed: bool,
    locale: Locale,
    work: W,
    deliver: D,
}

impl<R, W, D> Batch<W, D>
where
    R: Send,
    W: Fn(&Source) -> Result<R, Failure> + Sync,
    D: FnMut(&Source, R) -> Result<(), Failure>,
{
    fn add(&mut self, text: Result<Source, Failure>) -> Result<(), Failure> {
        match text {
            Ok(text) => {
                self.bytes += text.text.len();
                self.texts.push(text);
            }
            Err(failure) => self.tell(&failure),
        }
        if self.texts.len() >= TEXTS || self.bytes >= BYTES {
            self.finish()?;
        }
        Ok(())
    }

    /// Works on what is held.
    fn finish(&mut self) -> Result<(), Failure> {
        let texts = std::mem::take(&mut self.texts);
        self.bytes = 0;
        let (work, progress) = (&self.work, &self.progress);
        let results: Vec<Result<R, Failure>> = texts
            .par_iter()
            .map(|text| {
                let result = guarded(work, text);
                progress.step();
                result
            })
            .collect();
        for (text, result) in texts.iter().zip(results) {
            let deliver = &mut self.deliver;
            let given = |result| deliver(text, result);
            match self.progress.aside(|| result.and_then(given)) {
                Err(Failure::Output(error)) => return Err(Failure::Output(error)),
                Err(failure) => self.tell(&failure),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn tell(&mut self, failure: &Failure) {
        self.progress.aside(|| failure.tell(self.locale));
        self.failed = true;
    }
}

/// Does `work`; a fault of ours that one text brings out leaves the others alone.
fn guarded<R>(work: impl Fn(&Source) -> Result<R, Failure>, text: &Source) -> Result<R, Failure> {
    catch_unwind(AssertUnwindSafe(|| work(text)))
        .unwrap_or_else(|_| Err(Failure::Fault(text.path.clone())))
}
