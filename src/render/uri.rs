//! Files as other programs name them.

/// A file as version control knows it: without `./` before it.
pub(super) fn path(name: &str) -> &str {
    let mut path = name;
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path
}

/// The same as a reference of RFC 3986: relative where the name is, everything but letters, digits, `-._~` and `/` percent-encoded.
/// A colon is too: before the first slash it would end a scheme.
pub(super) fn uri(name: &str) -> String {
    let path = path(name);
    let mut out = String::with_capacity(path.len());
    let bytes = path.as_bytes();
    let on_drive = bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && &bytes[1..3] == b":/";
    if on_drive {
        out.push_str("file:///");
        out.push(char::from(bytes[0]));
        out.push(':');
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in bytes.iter().skip(if on_drive { 2 } else { 0 }) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(*byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("./流程/a b.yaml"), "%E6%B5%81%E7%A8%8B/a%20b.yaml");
        assert_eq!(uri("a:b%.yaml"), "a%3Ab%25.yaml");
        assert_eq!(uri("/srv/a.yaml"), "file:///srv/a.yaml");
        assert_eq!(uri("C:/p/a.yaml"), "file:///C:/p/a.yaml");
        assert_eq!(uri("../a.yaml"), "../a.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(path("././/a.yaml"), "a.yaml");
    }
}
