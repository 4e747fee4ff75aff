//! `fmt`: text in, text out. What is expected was written by hand.

use super::{laid_out, shipped};

/// Lays a text out and holds the result to what is expected; laid out again it must stay.
fn lays_out(before: &str, after: &str) {
    assert_eq!(laid_out(before).as_deref(), Ok(after), "\nbefore:\n{before}");
    assert_eq!(laid_out(after).as_deref(), Ok(after), "\nnot stable:\n{after}");
}

#[test]
fn indentation_is_two_spaces_also_for_lists() {
    lays_out("a:\n    b:\n    - c\n    -   d:   1\n        e: 2\n", "a:\n  b:\n    - c\n    - d: 1\n      e: 2\n");
    lays_out("- - a\n  - b\n-\n  c: 1\n", "- - a\n  - b\n- c: 1\n");
}

#[test]
fn braces_and_brackets_are_spaced_one_way() {
    lays_out("a: {b: 1,c:  [ x,y ],d: { }, e: [ ]}\n", "a: { b: 1, c: [x, y], d: {}, e: [] }\n");
    lays_out("a: [ {b: 1} , c: 2 ]\n", "a: [{ b: 1 }, { c: 2 }]\n");
    lays_out("{\"a\":1,\"b\":[true,null]}\n", "{ a: 1, b: [true, null] }\n");
}

#[test]
fn keys_without_values_stay_without() {
    lays_out("a: {b: ,c, 'd' : }\ne:\nf: [{g}]\n", "a: { b: , c, d: }\ne:\nf: [{ g }]\n");
}

#[test]
fn a_collection_that_does_not_fit_gets_lines() {
    let names: Vec<String> = (0..30).map(|n| format!("材料{n}")).collect();
    let items: String = names.iter().map(|name| format!("      {name},\n")).collect();
    lays_out(
        &format!("受理:\n  collects: [{}]\n", names.join(",")),
        &format!("受理:\n  collects:\n    [\n{items}    ]\n"),
    );
    // In 120 columns on a line of its own, though not right of its key.
    let short = format!("[{}]", names[..13].join(", "));
    lays_out(&format!("{}: {short}\n", "键".repeat(15)), &format!("{}:\n  {short}\n", "键".repeat(15)));
    // Inside braces the bracket stays on the line of its key, and every line but the last bracket's ends in a comma.
    lays_out(
        &format!("- {{ by: 综合窗口, collects: [{}] }}\n", names.join(", ")),
        &format!("- {{\n    by: 综合窗口,\n    collects: [\n{items}    ],\n  }}\n").replace("\n      材", "\n      材"),
    );
}

#[test]
fn comments_stay_where_they_stood() {
    lays_out(
        "# head\n\n\n# of a\na:   1   # right of a\nb: # right of the key\n    c: 1\n    # end of b\n# of d\nd: 2\n\n# end\n",
        "# head\n\n# of a\na: 1 # right of a\nb: # right of the key\n  c: 1\n  # end of b\n# of d\nd: 2\n\n# end\n",
    );
    lays_out(
        "-   # right of a dash\n  a: 1\n# between items\n-\n   # below a dash\n   b: 1\n",
        "- # right of a dash\n  a: 1\n# between items\n-\n  # below a dash\n  b: 1\n",
    );
    lays_out("a:\n- x\n- y\n# of b\nb: 1\n", "a:\n  - x\n  - y\n# of b\nb: 1\n");
    lays_out("a:\n  # nothing yet\nb: 1\n", "a:\n  # nothing yet\nb: 1\n");
    lays_out("a: | # of the text\n   x\n# after\n", "a: | # of the text\n  x\n# after\n");
}

#[test]
fn comments_stay_inside_braces() {
    lays_out(
        "a: { # open\n b: 1, # of b\n # above c\n c: [x # of x\n , y], d: # of d\n 2\n # end\n } # of a\n",
        "a:\n  { # open\n    b: 1, # of b\n    # above c\n    c: [\n      x, # of x\n      y,\n    ],\n    d: # of d\n      2,\n    # end\n  } # of a\n",
    );
}

#[test]
fn one_blank_line_is_kept_between_entries() {
    lays_out("\n\na: 1\n\n\n\nb:\n\n  c: 1\n\n\n  d: 2\n\n\n", "a: 1\n\nb:\n  c: 1\n\n  d: 2\n");
}

#[test]
fn quotes_go_where_plain_text_says_the_same_to_everybody() {
    lays_out("a: '受理'\n", "a: 受理\n");
    lays_out("\"a\": \"it's\"\n", "a: it's\n");
    for kept in ["no", "12:30", "1.10", "01", "~", "- a", "a: b", "a #b", " a", "：", "%a", "@a", "", "2019-01-01"] {
        lays_out(&format!("a: '{kept}'\n"), &format!("a: \"{kept}\"\n"));
    }
    lays_out("a: 'a, b'\nc: ['a, b']\n", "a: a, b\nc: [\"a, b\"]\n");
    lays_out("a: 'say \"x\": y'\n", "a: \"say \\\"x\\\": y\"\n");
    // Plain stays plain: other readers may give it a type.
    lays_out("a: no\nb: 1.10\n", "a: no\nb: 1.10\n");
}

#[test]
fn texts_over_several_lines_keep_their_lines() {
    lays_out("a: |\n     x\n       y\n\n     z\nb: >-\n   p\n   q\n", "a: |\n  x\n    y\n\n  z\nb: >-\n  p\n  q\n");
    lays_out("a: |+\n  x\n\n\nb: |4\n      y\n", "a: |+\n  x\n\n\nb: |2\n    y\n");
    lays_out("a: one\n      two\n\n      three\n", "a: one\n  two\n\n  three\n");
    lays_out(
        "a: \"one \\\n      two\\\n    \\ three\\   \n  four\"\n",
        "a: \"one \\\n  two\\\n  \\ three\\ \n  four\"\n",
    );
}

#[test]
fn anchors_aliases_tags_and_markers_are_kept() {
    lays_out("a:   &x   {b: 1}\nc: *x\n*x : d\n", "a: &x { b: 1 }\nc: *x\n*x : d\n");
    lays_out("- &a\n  b: 1\n- &c\n  - d\n- !t   e\n- &f\n", "- &a\n  b: 1\n- &c\n  - d\n- !t e\n- &f\n");
    lays_out("%YAML 1.2\n# c\n---   # d\na: 1\n...\n# e\n", "%YAML 1.2\n# c\n--- # d\na: 1\n# e\n");
    lays_out("? [a,b]\n:  - c\n   - d\n? e\n: f\n", "? [a, b]\n: - c\n  - d\ne: f\n");
}

#[test]
fn files_of_other_systems_become_lines_with_line_feeds() {
    lays_out("a: 1\r\nb: |\r\n  x\r\n  y\r\n# c\r\n", "a: 1\nb: |\n  x\n  y\n# c\n");
    lays_out("", "");
    lays_out("# only a comment", "# only a comment\n");
    lays_out("a", "a\n");
}

#[test]
fn what_is_not_yaml_is_refused_with_its_findings() {
    for broken in ["a: [1\nb: 2\n", "a: \"x\n", "a: 1\n  b: 2\n", "a: *nothing\n", "a: 1\n---\nb: 2\n"] {
        let told = laid_out(broken).unwrap_err();
        assert!(told.starts_with("syntax "), "{broken:?} tells {told:?}");
    }
}

#[test]
fn shipped_processes_are_laid_out_and_say_the_same_as_in_other_layouts() {
    for (path, text) in shipped() {
        assert_eq!(laid_out(&text).as_ref(), Ok(&text), "{path}");
        let spread = text.replace("{ ", "{").replace(": [", ":   [");
        assert!(read(&laid_out(&spread).unwrap()) == read(&text), "{path} reads differently after layout");
    }
}

fn read(text: &str) -> zaizao::model::Process {
    zaizao::yaml::read(std::sync::Arc::new(zaizao::source::Source::new("a.yaml", text))).0
}

#[test]
fn starting_files_are_laid_out() {
    for lang in zaizao::wording::Lang::BOTH {
        let text = zaizao::yaml::starting::starting("示例", lang);
        assert_eq!(laid_out(&text).as_ref(), Ok(&text));
    }
}
