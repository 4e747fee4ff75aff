//! Hand-made outputs that use every kind of block and cell.

use std::sync::Arc;
use zaizao::finding::{Disposition, Finding, Saving, Severity};
use zaizao::report::{
    Axis, Bar, Block, Cell, Change, Column, FigureRow, KeyFigure, Matrix, Method, Named, Output, Quantity, Report,
    Room, Row, Section, Subject, Table, Tone, Value,
};
use zaizao::say;
use zaizao::source::{Place, Source, Span};
use zaizao::wording::Text;

const DAY: f64 = 28_800.0;

const AS_IS: &str = "\
process: 企业开办
departments: { samr: 市场监管局, psb: 公安局, tax: 税务局 }
materials: { licence: 营业执照复印件 }
steps:
  设立登记: { by: samr, elapsed: 5d, next: 公章刻制 }
  公章刻制: { by: psb, elapsed: 2d, collects: [licence], next: 税务登记 }
  # 税务登记要求申请人再次提交营业执照复印件。
  税务登记: { by: tax, elapsed: 2d, collects: [licence], nxet: 领取发票 }
  领取发票: { by: tax, elapsed: 2d }
";

fn days(days: f64) -> Quantity {
    Quantity::Time { seconds: days * DAY, day: DAY }
}

fn count(number: f64) -> Quantity {
    Quantity::Count(number)
}

fn named(id: &str, zh: &str, en: &str) -> Named {
    Named::new(id, Text::new(zh, en))
}

/// The place of the `n`th time that `text` stands in the source, from 0.
pub fn place_of(source: &Arc<Source>, text: &str, n: usize) -> Place {
    let (at, _) = source.text.match_indices(text).nth(n).expect("the text stands in the source");
    Place::new(source, Span::new(at as u32, (at + text.len()) as u32))
}

pub fn source() -> Arc<Source> {
    Arc::new(Source::new("企业开办/as-is.yaml", AS_IS))
}

fn subject(id: &str, variant: &'static str, file: &str) -> Subject {
    let name = say!(zh: "企业开办", en: "Enterprise start-up");
    Subject { id: id.into(), name, variant: Some(variant), file: file.into() }
}

/// Findings of each weight, with everything that a finding may carry.
pub fn findings() -> Vec<Finding> {
    let source = source();
    let at = |text: &str, n: usize| place_of(&source, text, n);
    let mut unknown = Finding::error(
        "unknown-key",
        at("nxet", 0),
        say!(key = "nxet"; zh: "步骤没有名为“{key}”的键", en: "a step has no key “{key}”"),
    )
    .labelled(say!(zh: "不认识的键", en: "unknown key"))
    .helped(say!(zh: "改写为“next”", en: "write “next”"))
    .about(["税务登记"]);
    unknown.discriminator = "nxet".into();
    let mut again = Finding::warning(
        "repeated-submission",
        at("licence", 2),
        say!(zh: "“营业执照复印件”在办理过程中由申请人提交 2 次，而第一次提交之后它没有任何变化", en: "the applicant hands in “copy of the business licence” 2 times, although nothing changes it after the first"),
    )
    .labelled(say!(zh: "再次提交", en: "handed in again"))
    .related(at("licence", 1), say!(zh: "第一次在这里提交", en: "first handed in here"))
    .related(at("licence", 0), say!(zh: "该材料在材料清单中的定义，其签发机关是市场监管局，本身就是政府部门核发的证照", en: "the material is declared here; its issuer is the market regulator, which is itself a public body"))
    .helped(say!(zh: "通过电子证照共享取得，不再要求申请人提交", en: "take it from the e-licence store instead of asking the applicant"))
    .about(["licence", "公章刻制", "税务登记"]);
    again.evidence.push(say!(zh: "公章刻制、税务登记两个环节收取同一材料", en: "seal making and tax registration collect the same material"));
    again.saving = Some(Saving { submissions: 1.0, visits: 2.0, ..Saving::default() });
    again.disposition = Some(Disposition::Cancel);
    let note = Finding::note(
        "nobody-owns-it",
        at("企业开办", 0),
        say!(zh: "3 个部门，无人对全程负责", en: "three departments and nobody answers for the whole"),
    );
    vec![note, again, unknown]
}

/// `check` of one file.
pub fn check() -> Output {
    let report = Report {
        subjects: vec![subject("as-is", "as-is", "企业开办/as-is.yaml")],
        sections: vec![Section::untitled("findings", vec![Block::Findings])],
        findings: findings(),
        ..Report::default()
    };
    let closing = vec![Section::untitled("summary", vec![Block::Summary])];
    Output { command: "check", reports: vec![report], closing }
}

/// `check` of a file with the same mistake many times.
pub fn many() -> Output {
    let text: String = (1..=12).map(|n| format!("  受理{n}: {{ nxet: 审查 }}\n")).collect();
    let source = Arc::new(Source::new("many.yaml", text));
    let one = |n| {
        Finding::error(
            "unknown-key",
            place_of(&source, "nxet", n),
            say!(zh: "步骤没有名为“nxet”的键", en: "a step has no key “nxet”"),
        )
        .helped(say!(zh: "改写为“next”", en: "write “next”"))
    };
    let mut findings: Vec<Finding> = (0..12).map(one).collect();
    findings.insert(
        6,
        Finding::new(
            "no-time",
            Severity::Note,
            place_of(&source, "受理7", 0),
            say!(zh: "“受理7”没有注明时间", en: "“受理7” gives no time"),
        ),
    );
    let report = Report {
        subjects: vec![Subject {
            id: "many".into(),
            name: Text::same("many"),
            variant: None,
            file: "many.yaml".into(),
        }],
        sections: vec![Section::untitled("findings", vec![Block::Findings])],
        findings,
        ..Report::default()
    };
    Output {
        command: "check",
        reports: vec![report],
        closing: vec![Section::untitled("summary", vec![Block::Summary])],
    }
}

const STEPS: [(&str, &str, &str, f64, f64); 7] = [
    ("name", "名称预先核准", "Name approval", 3.0, 0.0),
    ("reg", "设立登记", "Registration", 5.0, 0.0),
    ("seal", "公章刻制", "Seal making", 2.0, 0.0),
    ("acct", "银行开户", "Bank account", 5.0, 0.0),
    ("tax", "税务登记", "Tax registration", 2.0, 3.0),
    ("invoice", "领取发票", "Invoices", 0.25, 0.0),
    ("ss", "社会保险登记", "Social insurance registration", 0.0, 0.0),
];

fn critical_path() -> Table {
    let time = |days: f64| Cell::Quantity(self::days(days));
    let mut start = 0.0;
    let rows = STEPS.iter().map(|(id, zh, en, length, float)| {
        let (from, to) = (start, start + length);
        start = to;
        let critical = *float == 0.0;
        let cells = vec![
            Cell::Named(named(id, zh, en)),
            Cell::Named(named("samr", "市场监管局", "Market regulation")),
            time(*length),
            time(from),
            time(to),
            time(from + float),
            time(to + float),
            time(*float),
            Cell::Empty,
            Cell::Mark(critical),
            Cell::Bar(Bar { from, to, float: *float, whole: 20.25 }),
        ];
        Row::toned(if critical { Tone::Strong } else { Tone::Plain }, cells)
    });
    let rows = rows.collect();
    Table {
        key: "critical-path",
        caption: Some(say!(zh: "主要路径：每处取最可能的分支", en: "Main scenario: the likeliest branch everywhere")),
        columns: vec![
            Column::words("step", say!(zh: "环节", en: "step")),
            Column::words("department", say!(zh: "部门", en: "department")).room(Room::IfItFits),
            Column::numbers("time", say!(zh: "用时", en: "time")),
            Column::numbers("es", say!(zh: "最早开始", en: "earliest start")),
            Column::numbers("ef", say!(zh: "最早完成", en: "earliest finish")),
            Column::numbers("ls", say!(zh: "最迟开始", en: "latest start")).room(Room::IfItFits),
            Column::numbers("lf", say!(zh: "最迟完成", en: "latest finish")).room(Room::IfItFits),
            Column::numbers("total-float", say!(zh: "总时差", en: "total float")),
            Column::numbers("free-float", say!(zh: "自由时差", en: "free float")).room(Room::IfItFits),
            Column::marks("critical", say!(zh: "关键", en: "critical")),
            Column::words("bar", say!(zh: "时间轴", en: "timeline")).room(Room::ToSpare),
        ],
        rows,
        sum: None,
    }
}

fn materials(steps: usize) -> Matrix {
    let items = (0..steps).map(|at| match STEPS.get(at) {
        Some((id, zh, en, ..)) => named(id, zh, en),
        None => named(&format!("s{at}"), &format!("第{at}个环节"), &format!("Step number {at}")),
    });
    Matrix {
        key: "materials",
        caption: None,
        rows: Axis {
            key: "material",
            head: say!(zh: "材料", en: "material"),
            items: vec![
                named("id_card", "法定代表人及股东身份证复印件（正反两面）", "Copy of identity cards"),
                named("licence", "营业执照复印件", "Copy of the licence"),
                named("charter", "公司章程", "Charter"),
            ],
        },
        columns: Axis { key: "step", head: say!(zh: "环节", en: "step"), items: items.collect() },
        value: "submissions",
        cells: (0..steps)
            .flat_map(|step| (0..3).filter(move |row| (step + row) % 2 == 0).map(move |row| (row, step, count(1.0))))
            .collect(),
    }
}

/// `analyze`.
pub fn analyze() -> Output {
    let key = |name: Text, value: Cell, unit: Text, aside: Option<Text>| KeyFigure { name, value, unit, aside };
    let none = Text::fixed("", "");
    let headline = Block::Headline(vec![
        key(
            say!(zh: "关键路径", en: "critical path"),
            Cell::Quantity(days(20.0)),
            none.clone(),
            Some(say!(zh: "主要路径", en: "main scenario")),
        ),
        key(say!(zh: "环节", en: "stages"), Cell::Quantity(count(7.0)), say!(zh: "个", en: ""), None),
        key(say!(zh: "部门", en: "departments"), Cell::Quantity(count(5.0)), say!(zh: "个", en: ""), None),
        key(say!(zh: "跑动", en: "visits"), Cell::Quantity(count(10.0)), say!(zh: "次", en: ""), None),
        key(
            say!(zh: "材料", en: "materials"),
            Cell::Quantity(count(28.0)),
            say!(zh: "件次", en: "submissions"),
            Some(say!(zh: "13 种", en: "13 kinds")),
        ),
        key(
            say!(zh: "交接", en: "handoffs"),
            Cell::Quantity(count(4.0)),
            say!(zh: "次", en: ""),
            Some(say!(zh: "申请人跑腿 4，数据流转 0", en: "4 carried by the applicant, 0 by data")),
        ),
        key(say!(zh: "费用", en: "fees"), Cell::NotStated, say!(zh: "元", en: ""), None),
    ]);
    let one = |id: &str, quantity| FigureRow { id: id.into(), value: Value::One { quantity, method: Method::Exact } };
    let report = Report {
        subjects: vec![subject("biz-startup", "as-is", "企业开办/as-is.yaml")],
        title: Some(say!(zh: "企业开办", en: "Enterprise start-up")),
        sections: vec![
            Section::untitled("headline", vec![headline]),
            Section::new(
                "critical-path",
                say!(zh: "关键路径", en: "Critical path"),
                vec![
                    Block::Table(critical_path()),
                    Block::Note(say!(zh: "“日”指工作日，每日 8 小时。", en: "d: working days of 8 hours.")),
                ],
            ),
            Section::new(
                "materials",
                say!(zh: "材料", en: "Materials"),
                vec![
                    Block::Paragraph(
                        say!(zh: "3 种材料共提交 11 件次。行为材料，列为收取它的环节；同一行有两个数的，就是重复提交。", en: "3 kinds of material are handed in 11 times. A row is a material, a column the step that collects it; two numbers in one row are a repeated submission."),
                    ),
                    Block::Matrix(materials(7)),
                ],
            ),
            Section::new(
                "joins",
                say!(zh: "推定的汇合方式", en: "Joins worked out"),
                vec![Block::List(vec![
                    say!(zh: "登簿：任一到达即继续", en: "booking: goes on as soon as one arrives"),
                    say!(zh: "联合审批：等待消防、环评、水务全部完成之后才继续办理，任何一个部门没有完成都不能进入下一个环节", en: "joint approval: waits for fire safety, environment and water; none of them may be missing before the next step begins"),
                ])],
            ),
            Section::new("findings", say!(zh: "发现的问题", en: "Findings"), vec![Block::Findings]),
        ],
        figures: vec![
            one("critical-path.length", days(20.0)),
            one("stages", count(7.0)),
            one("visits.expected", count(10.1 + 0.2)),
            FigureRow {
                id: "lead-time.p90".into(),
                value: Value::One { quantity: days(23.45), method: Method::Sampled { n: 10_000, error: 0.02 * DAY } },
            },
            one("value-added", Quantity::Share(1.0 / 3.0)),
        ],
        findings: findings(),
        not_evaluated: vec![(
            "sign-off-chain",
            say!(zh: "没有注明各步骤决定的事项（decides）", en: "no step says what it decides"),
        )],
        assumptions: vec![say!(zh: "1 处分支没有注明概率", en: "one decision gives no probabilities")],
        answer: vec![],
        ..Report::default()
    };
    Output { command: "analyze", reports: vec![report], closing: Vec::new() }
}

/// A material matrix too wide for any terminal.
pub fn wide() -> Output {
    let report = Report {
        title: Some(say!(zh: "很宽的表", en: "A wide table")),
        sections: vec![Section::new(
            "materials",
            say!(zh: "材料", en: "Materials"),
            vec![Block::Matrix(materials(45))],
        )],
        ..Report::default()
    };
    Output { command: "analyze", reports: vec![report], closing: Vec::new() }
}

fn cut_row(tone: Tone, name: Text, change: &Change) -> Row {
    let cell = |quantity: Option<Quantity>| quantity.map_or(Cell::NotStated, Cell::Quantity);
    let basis = if change.bases_differ() {
        say!(zh: "口径不一致", en: "bases differ")
    } else {
        say!(zh: "主要路径", en: "main scenario")
    };
    Row::toned(
        tone,
        vec![
            Cell::Text(name),
            cell(change.before),
            cell(change.after),
            change.cut().map_or(Cell::Empty, Cell::Cut),
            Cell::Rate(change.rate()),
            Cell::Text(basis),
        ],
    )
}

/// `compare`.
pub fn compare() -> Output {
    let change = |before, after, one: &str, other: &str| Change {
        before,
        after,
        basis_before: Some(named(one, one, one)),
        basis_after: Some(named(other, other, other)),
    };
    let stages = change(Some(count(7.0)), Some(count(2.0)), "stages", "stages");
    let time = change(Some(days(20.0)), Some(days(1.0)), "statutory", "critical-path");
    let handoffs = change(Some(count(4.0)), Some(count(9.0)), "main", "main");
    let fees = change(None, Some(Quantity::Money(0.0)), "main", "main");
    let zero = change(Some(count(0.0)), Some(count(9.0)), "main", "main");
    let cuts = Table {
        key: "five-cuts",
        caption: None,
        columns: vec![
            Column::words("figure", say!(zh: "指标", en: "figure")),
            Column::numbers("before", say!(zh: "改革前", en: "before")),
            Column::numbers("after", say!(zh: "改革后", en: "after")),
            Column::numbers("cut", say!(zh: "压减数", en: "cut")),
            Column::numbers("rate", say!(zh: "压减率", en: "rate")),
            Column::words("basis", say!(zh: "口径", en: "basis")),
        ],
        rows: vec![
            cut_row(Tone::Better, say!(zh: "环节（个）", en: "stages"), &stages),
            cut_row(Tone::Better, say!(zh: "时限", en: "time"), &time),
            cut_row(Tone::Worse, say!(zh: "交接（次）", en: "handoffs"), &handoffs),
            cut_row(Tone::Plain, say!(zh: "数据流转交接（次）", en: "handoffs by data"), &zero),
            cut_row(Tone::Plain, say!(zh: "费用（元）", en: "fees"), &fees),
        ],
        sum: None,
    };
    let steps = Table {
        key: "steps",
        caption: None,
        columns: vec![
            Column::words("before", say!(zh: "原环节", en: "as-is step")),
            Column::words("after", say!(zh: "新环节", en: "to-be step")),
            Column::words("class", say!(zh: "处置", en: "what became of it")),
            Column::words("place", say!(zh: "位置", en: "place")).room(Room::ToSpare),
        ],
        rows: vec![
            Row::plain(vec![
                Cell::Names(vec![
                    named("name", "名称预先核准", "Name approval"),
                    named("reg", "设立登记", "Registration"),
                ]),
                Cell::Names(vec![named("review", "审核登记", "Review")]),
                Cell::Named(named("merged", "合并", "merged")),
                Cell::Place(place_of(&source(), "设立登记", 0)),
            ]),
            Row::toned(
                Tone::Faint,
                vec![
                    Cell::Names(vec![named("a|b", "甲|乙<c>", "A|B<c>")]),
                    Cell::Empty,
                    Cell::Named(named("removed", "取消", "removed")),
                    Cell::Empty,
                ],
            ),
        ],
        sum: None,
    };
    let figure = |id: &str, change: &Change| FigureRow { id: id.into(), value: Value::Change(change.clone()) };
    let report = Report {
        subjects: vec![
            subject("biz-startup", "as-is", "企业开办/as-is.yaml"),
            subject("biz-startup", "to-be", "企业开办/to-be.yaml"),
        ],
        title: Some(say!(zh: "企业开办：改革前后对比", en: "Enterprise start-up: before and after")),
        sections: vec![
            Section::new(
                "five-cuts",
                say!(zh: "五减", en: "Five cuts"),
                vec![
                    Block::Paragraph(
                        say!(zh: "环节由 7 个减至 2 个，压减 71.4%；时限由 20 个工作日压减至 1 个工作日，压减 95.0%。", en: "Stages go from 7 to 2, a cut of 71.4%; time from 20 d to 1 d, a cut of 95.0%."),
                    ),
                    Block::Table(cuts),
                ],
            ),
            Section::new("steps", say!(zh: "环节对照", en: "Steps"), vec![Block::Table(steps)]),
        ],
        figures: vec![
            figure("stages", &stages),
            figure("critical-path.length", &time),
            figure("handoffs", &handoffs),
            figure("fees.applicant", &fees),
        ],
        findings: Vec::new(),
        not_evaluated: Vec::new(),
        assumptions: Vec::new(),
        answer: vec![],
        ..Report::default()
    };
    Output { command: "compare", reports: vec![report], closing: Vec::new() }
}
