//! What files are called in a document that is handed in: readers have no use for the folders of whoever wrote it.

/// The ends of paths, as long as it takes to tell them apart: `as-is.yaml` and `to-be.yaml`; `a/as-is.yaml` and `b/as-is.yaml`.
pub fn told_apart(files: &[&str]) -> Vec<String> {
    files.iter().map(|file| shortest(file, files).to_owned()).collect()
}

// Either separator, whatever the machine that reads the report.
fn shortest<'f>(file: &'f str, files: &[&str]) -> &'f str {
    let ends = |other: &str, end: &str| {
        other.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
    };
    let starts = file.rmatch_indices(['/', '\\']).map(|(at, _)| at + 1);
    starts
        .map(|at| &file[at..])
        .find(|end| !end.is_empty() && files.iter().all(|other| *other == file || !ends(other, end)))
        .unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn folders_stand_only_where_names_do_not_tell_files_apart() {
        assert_eq!(told_apart(&["/home/a/p/as-is.yaml", "/home/a/p/plan.yaml"]), ["as-is.yaml", "plan.yaml"]);
        assert_eq!(told_apart(&["p/a/as-is.yaml", "p/b/as-is.yaml"]), ["a/as-is.yaml", "b/as-is.yaml"]);
        assert_eq!(told_apart(&["as-is.yaml", "b/as-is.yaml"]), ["as-is.yaml", "b/as-is.yaml"]);
        assert_eq!(told_apart(&["a/x.yaml", "a/x.yaml"]), ["x.yaml", "x.yaml"]);
        // The end of a name is no folder's.
        assert_eq!(told_apart(&["p/is.yaml", "p/as-is.yaml"]), ["is.yaml", "as-is.yaml"]);
        assert_eq!(told_apart(&[r"C:\p\现状.yaml", "-", "p/"]), ["现状.yaml", "-", "p/"]);
    }
}
