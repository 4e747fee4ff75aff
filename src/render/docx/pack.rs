use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files into a container. No clock: every file has the first day that a container knows.
pub(super) fn zip(files: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        out.start_file(name.as_str(), options).map_err(io::Error::other)?;
        out.write_all(bytes)?;
    }
    Ok(out.finish().map_err(io::Error::other)?.into_inner())
}
