//! The structure tree as text, and the joins that come with it.

use super::notation::{Named, graph, nobody};
use zaizao::graph::{NodeKind, Part, PartId, Rigid, Sound, inferred_joins};
use zaizao::model::Split;
use zaizao::model::words::JoinKind;

/// `a [b | c] d`: in a row, all of these; `<b 30% | c 70%>`: one of these; `{a b / c 20%}`: a and b, then in 20 % c and again.
fn shape(text: &str) -> String {
    let Named { flow, names } = graph(text);
    let process = nobody();
    let sound = Sound::with_flow(&process, flow).unwrap_or_else(|troubles| panic!("{troubles:?}: {text}"));
    told(&sound, &names, sound.tree.root.unwrap()).trim().to_string()
}

// Recursive, for small trees.
fn told(sound: &Sound<'_>, names: &[String], part: PartId) -> String {
    let inner = |part: PartId| told(sound, names, part);
    let list =
        |parts: &[PartId]| parts.iter().map(|part| inner(*part)).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let share = |p: f64| format!("{:.4}", p * 100.0).trim_end_matches('0').trim_end_matches('.').to_string() + "%";
    match sound.tree.part(part) {
        Part::Way(_) => String::new(),
        Part::Vertex(vertex) => sound.flow.step(*vertex).map_or(String::new(), |step| names[step].clone()),
        Part::Seq(parts) => list(parts).join(" "),
        Part::All(parts) => format!("[{}]", parts.iter().map(|part| inner(*part)).collect::<Vec<_>>().join(" | ")),
        Part::One(branches) => {
            let branches =
                branches.iter().map(|branch| format!("{} {}", inner(branch.part), share(branch.p)).trim().to_string());
            format!("<{}>", branches.collect::<Vec<_>>().join(" | "))
        }
        Part::Rework { body, back, p, max, then } => {
            let max = max.map_or(String::new(), |max| format!(" max {max}"));
            let then =
                then.map_or(String::new(), |then| format!(" then {} or {}", inner(then.usual), inner(then.instead)));
            format!("{{{} / {}{max}{then}}}", inner(*body), format!("{} {}", inner(*back), share(*p)).trim())
        }
        Part::Rigid(region) => format!("#{}#", tangle(region, &inner)),
    }
}

fn tangle(region: &Rigid, inner: &impl Fn(PartId) -> String) -> String {
    let node = |at: usize| match region.nodes[at].kind {
        NodeKind::Entry => "in".to_string(),
        NodeKind::Exit => "out".to_string(),
        NodeKind::Join(JoinKind::One) => format!("one{at}"),
        NodeKind::Join(JoinKind::All) => format!("all{at}"),
        NodeKind::Split(Split::One) => format!("either{at}"),
        NodeKind::Split(Split::All) => format!("both{at}"),
    };
    let ways = region.ways.iter().map(|way| format!("{}-({})-{}", node(way.from), inner(way.part), node(way.to)));
    ways.collect::<Vec<_>>().join(" ")
}

fn joins(text: &str) -> Vec<String> {
    let Named { flow, names } = graph(text);
    let process = nobody();
    let sound = Sound::with_flow(&process, flow).unwrap_or_else(|troubles| panic!("{troubles:?}: {text}"));
    let kind = |join: JoinKind| if join == JoinKind::All { "all" } else { "one" };
    let told = inferred_joins(&sound).into_iter().map(|inferred| {
        let groups = inferred.groups.iter().map(|group| {
            let from: Vec<&str> = group.from.iter().map(|step| &*names[*step]).collect();
            format!(" {}({})", kind(group.join), from.join(" "))
        });
        format!("{} {}{}", names[inferred.step], kind(inferred.join), groups.collect::<String>())
    });
    told.collect()
}

#[test]
fn blocks_nest_in_file_order() {
    assert_eq!(shape("a: all b c\n b: one d e\n d: f\n e: f\n f: g\n c: g\n g: end"), "a [b <d 50% | e 50%> f | c] g");
    assert_eq!(shape("a: one d c b\n b: e\n c: e\n d: e\n e: end"), "a <d 33.3333% | c 33.3333% | b 33.3333%> e");
}

#[test]
fn ends_join_whatever_arrives() {
    assert_eq!(shape("a: one b@0.25 c\n b: all d e\n c: end\n d: end\n e: end"), "a <b [d | e] 25% | c 75%>");
    assert_eq!(
        shape("a: one end@0.1 b\n b: one end@0.5 c\n c: end"),
        "a < 10% | b < 50% | c 50%> 90%>".replace("< ", "<")
    );
}

#[test]
fn shares_inside_a_block_are_conditional() {
    assert_eq!(
        shape("a: one b@0.1 c@0.3 d\n b: e\n c: e\n e: f\n d: f\n f: end"),
        "a <<b 25% | c 75%> e 40% | d 60%> f"
    );
}

#[test]
fn a_branch_of_a_parallel_block_with_a_share_may_be_nothing() {
    assert_eq!(shape("a: all b c@0.2\n b: d\n c: d\n d: end"), "a [b | <c 20% | 80%>] d");
}

#[test]
fn rework_takes_its_share_and_leaves_the_rest_in_proportion() {
    assert_eq!(
        shape("a: b\n b: c\n c: one d@0.2 e@0.2 f@0.6\n d: b\n e: end\n f: end"),
        "a {b c / d 20%} <e 25% | f 75%>"
    );
    assert_eq!(shape("a: one a@0.1<2 end"), "{a / 10% max 2}");
    assert_eq!(shape("a: b\n b: one a@0.5 b@0.25 end"), "{a {b / 25%} / 66.6667%}");
}

#[test]
fn ways_back_of_one_kind_are_one_way_back() {
    assert_eq!(shape("a: b\n b: one c@0.1 d@0.3 e\n c: a\n d: a\n e: end"), "{a b / <c 25% | d 75%> 40%} e");
    assert_eq!(shape("a: b\n b: one c@0.1<3 d@0.3<3 e\n c: a\n d: a\n e: end"), "{a b / <c 25% | d 75%> 40% max 3} e");
}

#[test]
fn what_follows_a_limit_that_is_used_up_meets_what_usually_follows() {
    assert_eq!(shape("a: b\n b: one c@0.2<2>d e\n c: a\n d: end\n e: end"), "{a b / c 20% max 2 then e or d}");
    assert_eq!(shape("a: one a@1<2>b\n b: end"), "{a / 100% max 2} b");
}

#[test]
fn a_region_is_as_small_as_it_can_be() {
    assert_eq!(
        shape("a: s\n s: one b c\n b: one d e\n c: one d e\n d: f\n e: f\n f: all g h\n g: i\n h: i\n i: end"),
        "a s #in-()-either2 either2-(b)-either3 either2-(c)-either4 either3-()-one5 either3-()-one6 either4-()-one5 \
         either4-()-one6 one5-(d)-one7 one6-(e)-one7 one7-()-out# f [g | h] i"
    );
}

#[test]
fn reduction_goes_on_around_a_region() {
    let text = shape("a: s\n s: all b c\n b: all d e\n c: all e f\n d: g\n e: g\n f: g\n g: one h a@0.2\n h: end");
    assert!(text.starts_with("{a s #") && text.ends_with("# g / 20%} h"), "{text}");
}

#[test]
fn a_cancel_where_nothing_runs_beside_is_a_way_like_any_other() {
    assert_eq!(shape("a: one b c!\n b: d\n c: d\n d: end"), "a <b 50% | c 50%> d");
    assert_eq!(shape("a: all b c\n b: d\n c: d\n d: one e end!\n e: end"), "a [b | c] d <e 50% | 50%>");
    assert!(shape("a: all b c\n b: one d end!\n c: d\n d: end").contains('#'));
}

#[test]
fn joins_take_the_kind_of_the_block_they_close() {
    assert_eq!(joins("a: all b c\n b: d\n c: d\n d: end"), ["d all"]);
    assert_eq!(joins("a: one b c\n b: d\n c: d\n d: end"), ["d one"]);
    assert_eq!(joins("a: all b c\n b: d\n c: d\n d(all): end"), Vec::<String>::new());
}

#[test]
fn flows_that_began_together_wait_for_each_other_and_others_carry_on_singly() {
    // Two branches meet, and what is sent back comes in singly at the same step.
    let text = "a: all b c\n b: d\n c: d\n d: one e f@0.3\n f: d\n e: end";
    assert_eq!(joins(text), ["d one all(b c)"]);
    assert_eq!(shape(text), "a [b | c] {d / f 30%} e");
    // The alternatives of one branch meet singly, and wait for the other branch.
    let text = "a: all b c\n b: one d e\n d: f\n e: f\n c: f\n f: end";
    assert_eq!(joins(text), ["f all one(d e)"]);
    assert_eq!(shape(text), "a [b <d 50% | e 50%> | c] f");
}

#[test]
fn a_join_is_unclear_where_splits_of_both_kinds_reach_it() {
    // Whatever is chosen, both flows come: the join to write is known.
    let text = "a: one x y\n x: all b c\n y: all b c\n b: e\n c: e\n e: end";
    assert_eq!(super::notation::troubles(text), ["join-unclear e between a and x => join all at e"]);
    assert_eq!(super::notation::troubles(&text.replace("e: end", "e(all): end")), Vec::<String>::new());
}

#[test]
fn what_a_trouble_leads_to_is_not_told() {
    // Nothing fits at d; what comes to e depends on it.
    let text = "a: all b c\n b: one d e\n c: one d e\n d: e\n e: end";
    assert_eq!(super::notation::troubles(text), ["join-unclear d between b and a"]);
}
