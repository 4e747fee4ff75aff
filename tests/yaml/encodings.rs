//! Bytes that are UTF-8, and bytes that are not.

use zaizao::yaml::decode;

const TEXT: &str = "# 注释\nprocess: 二手房转移登记\n";

fn message(bytes: &[u8]) -> String {
    let finding = decode("a.yaml", bytes.to_vec()).unwrap_err();
    assert_eq!(finding.rule, "encoding");
    let at = finding.place.start();
    format!("{}:{} {} | {}", at.line, at.column, finding.message.en, finding.help.as_ref().unwrap().en)
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let plain = decode("a.yaml", TEXT.as_bytes().to_vec()).unwrap();
    let marked = decode("a.yaml", [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()).unwrap();
    assert_eq!((plain.text.as_str(), marked.text.as_str()), (TEXT, TEXT));
    assert_eq!(decode("a.yaml", Vec::new()).unwrap().text, "");
}

#[test]
fn gb18030_is_named_at_its_first_chinese_character() {
    let bytes = encoding_rs::GB18030.encode(TEXT).0;
    assert_eq!(
        message(&bytes),
        "1:3 the file is in GB18030, not in UTF-8 | save it as UTF-8 in an editor, or run `iconv -f GB18030 -t UTF-8 a.yaml > new.yaml`"
    );
    let rare = encoding_rs::GB18030.encode("a: 𠮷\n").0;
    assert!(message(&rare).contains("GB18030"), "four-byte characters");
}

#[test]
fn utf_16_is_named_with_its_order_of_bytes_with_and_without_a_mark() {
    let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes, name) in [
        (&b"\xFF\xFE"[..], &little, "UTF-16LE"),
        (b"", &little, "UTF-16LE"),
        (b"\xFE\xFF", &big, "UTF-16BE"),
        (b"", &big, "UTF-16BE"),
    ] {
        let told = message(&[mark, bytes].concat());
        assert!(told.starts_with(&format!("1:3 the file is in {name}, ")), "{told}");
    }
    let utf_32: Vec<u8> = TEXT.chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
    assert!(message(&[b"\xFF\xFE\0\0", &utf_32[..]].concat()).contains("UTF-32"));
}

#[test]
fn a_damaged_file_is_told_at_its_first_wrong_byte() {
    let mut bytes = TEXT.as_bytes().to_vec();
    let at = TEXT.find("转").unwrap();
    bytes[at + 1] = b'x';
    assert!(message(&bytes).starts_with("2:13 the byte E8 here is not UTF-8"), "{}", message(&bytes));
    assert!(message(b"process: \xFF\xFF\n").starts_with("1:10 the byte FF here is not UTF-8"));
}

#[test]
fn a_zero_that_strayed_into_a_text_does_not_make_it_utf_16() {
    assert_eq!(decode("a.yaml", b"process: a\0b\n".to_vec()).unwrap().text, "process: a\0b\n");
}
