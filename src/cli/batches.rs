use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// So many files are worked on at a time, and twice as many results are in memory at most.
const BATCH: usize = 64;

/// Works on files in parallel and hands the results on in the order of the files, batch by batch: while one is told, the next is worked on.
///
/// # Errors
/// Those of `take`, at the first of which the work ends.
pub fn in_turn<T: Send>(
    files: &[PathBuf],
    work: impl Fn(&Path) -> T + Sync,
    take: impl FnMut(Vec<T>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel(1);
        let work = &work;
        scope.spawn(move || {
            for batch in files.chunks(BATCH) {
                let done: Vec<T> = batch.par_iter().map(|file| work(file)).collect();
                if send.send(done).is_err() {
                    return;
                }
            }
        });
        receive.into_iter().try_for_each(take)
    })
}
