//! What each measure of a plan saves: in the stated order, alone, and its share of what they save together.

use crate::analysis::attribution::{Attribution, Counted, Interaction, Obtained, Shared};
use crate::model::plan::Plan;
use crate::report::build::{day_note, plain_table};
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Quantity, Room, Row, Section, Table};
use crate::say;
use crate::wording::Text;

/// The section; `None` where no figure changes.
pub(super) fn section(attribution: &Attribution, plan: &Plan, day: f64) -> Option<Section> {
    let changes = |shared: &&Shared| {
        let parts = shared.parts.iter().flat_map(|part| [part.in_order, part.alone, part.shapley]);
        parts.into_iter().any(|number| number.abs() > SMALLEST)
    };
    let shared: Vec<&Shared> = attribution.shared.iter().filter(changes).collect();
    if shared.is_empty() {
        return None;
    }
    let telling = Telling { plan, day };
    let mut blocks = vec![Block::Paragraph(introduction())];
    blocks.extend(shared.iter().map(|shared| Block::View(telling.view(shared))));
    blocks.push(Block::Data(telling.data(&shared)));
    let sentences: Vec<Text> = attribution.interactions.iter().map(|pair| telling.sentence(pair)).collect();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
        blocks.push(Block::Data(telling.pairs(&attribution.interactions)));
    }
    blocks.extend(telling.notes(attribution).into_iter().map(Block::Note));
    blocks.push(day_note(day));
    Some(Section::new("measures", say!(zh: "各项措施各省多少", en: "What each measure saves"), blocks))
}

// What is left of sums of many numbers is no saving.
const SMALLEST: f64 = 1e-6;

fn introduction() -> Text {
    say!(zh: "“按次序”是排在前面的措施都已做了之后，再做这一项多省的；“单独”是只做这一项省的；“分摊”是沙普利值：在所有先后次序中多省的平均数，各项之和正好是总共省的。",
        en: "In order: what a measure saves on top of those before it in the plan. Alone: what it saves without any other. Share: its Shapley value, the mean of what it saves on top of those before it over all orders; the shares add up to what all save together.")
}

/// A measure of the plan by its place.
pub(super) fn named(plan: &Plan, measure: usize) -> Named {
    let id = |measure: &crate::model::plan::Measure| measure.id.value.to_string();
    plan.measures.get(measure).map_or_else(
        || Named::new("", Text::fixed("", "")),
        |measure| {
            let name = measure.name.as_ref().map_or_else(|| Text::same(id(measure)), text);
            Named::new(id(measure), name)
        },
    )
}

struct Telling<'p> {
    plan: &'p Plan,
    day: f64,
}

impl Telling<'_> {
    fn named(&self, measure: usize) -> Named {
        named(self.plan, measure)
    }

    fn quantity(&self, of: Counted, number: f64) -> Quantity {
        let number = if number.abs() < SMALLEST { 0.0 } else { number };
        match of {
            Counted::LeadTime => Quantity::Time { seconds: number, day: self.day },
            Counted::Visits | Counted::Submissions => Quantity::Count(number),
            Counted::Fees | Counted::Cost => Quantity::Money(number),
        }
    }

    fn view(&self, shared: &Shared) -> Table {
        let cell = |number: f64| Cell::Cut(self.quantity(shared.of, number));
        let error =
            |error: Option<f64>| error.map_or(Cell::Empty, |error| Cell::Quantity(self.quantity(shared.of, error)));
        let sampled = shared.parts.iter().any(|part| part.error.is_some());
        let rows = shared.parts.iter().enumerate().map(|(at, part)| {
            let mut cells =
                vec![Cell::Named(self.named(at)), cell(part.in_order), cell(part.alone), cell(part.shapley)];
            if sampled {
                cells.push(error(part.error));
            }
            Row::plain(cells)
        });
        let mut columns = vec![
            Column::words("measure", say!(zh: "措施", en: "measure")),
            Column::numbers("in-order", say!(zh: "按次序", en: "in order")),
            Column::numbers("alone", say!(zh: "单独", en: "alone")),
            Column::numbers("shapley", say!(zh: "分摊", en: "share")),
        ];
        let saved = shared.before - shared.after;
        let mut sum = vec![Cell::Text(say!(zh: "合计", en: "sum")), cell(saved), Cell::Empty, cell(saved)];
        if sampled {
            columns.push(Column::numbers("error", say!(zh: "标准误", en: "error")).room(Room::IfItFits));
            sum.push(Cell::Empty);
        }
        let what = called(shared.of);
        Table { key: "measures", caption: Some(what), columns, rows: rows.collect(), sum: Some(sum) }
    }

    fn data(&self, shared: &[&Shared]) -> Table {
        let columns = vec![
            Column::words("figure", say!(zh: "指标", en: "figure")),
            Column::words("measure", say!(zh: "措施", en: "measure")),
            Column::numbers("in-order", say!(zh: "按次序", en: "in order")),
            Column::numbers("alone", say!(zh: "单独", en: "alone")),
            Column::numbers("shapley", say!(zh: "分摊", en: "share")),
            Column::numbers("error", say!(zh: "标准误", en: "error")),
        ];
        let rows = shared.iter().flat_map(|shared| {
            let quantity = |number: f64| Cell::Quantity(self.quantity(shared.of, number));
            shared.parts.iter().enumerate().map(move |(at, part)| {
                vec![
                    Cell::Named(Named::new(id(shared.of), called(shared.of))),
                    Cell::Named(self.named(at)),
                    quantity(part.in_order),
                    quantity(part.alone),
                    quantity(part.shapley),
                    part.error.map_or(Cell::Empty, quantity),
                ]
            })
        });
        plain_table("measures", columns, rows.collect())
    }

    fn pairs(&self, pairs: &[Interaction]) -> Table {
        let columns = vec![
            Column::words("figure", say!(zh: "指标", en: "figure")),
            Column::words("first", say!(zh: "措施", en: "measure")),
            Column::words("second", say!(zh: "措施", en: "measure")),
            Column::numbers("alone-first", say!(zh: "单独", en: "alone")),
            Column::numbers("alone-second", say!(zh: "单独", en: "alone")),
            Column::numbers("more", say!(zh: "一起多省", en: "more together")),
        ];
        let rows = pairs.iter().map(|pair| {
            let quantity = |number: f64| Cell::Quantity(self.quantity(pair.of, number));
            let [first, second] = pair.measures.map(|measure| Cell::Named(self.named(measure)));
            let figure = Cell::Named(Named::new(id(pair.of), called(pair.of)));
            vec![figure, first, second, quantity(pair.alone[0]), quantity(pair.alone[1]), quantity(pair.more)]
        });
        plain_table("interactions", columns, rows.collect())
    }

    // “并联办理” saves 1 day alone, 6 more once the permit is no longer asked.
    fn sentence(&self, pair: &Interaction) -> Text {
        let [first, second] = pair.measures.map(|measure| self.named(measure).name);
        let amount = |number: f64| self.quantity(pair.of, number);
        let (what, alone, other) = (called(pair.of), amount(pair.alone[0]), amount(pair.alone[1]));
        let more = amount(pair.more.abs());
        let nothing = pair.alone.map(|alone| alone.abs() < SMALLEST);
        if pair.alone.iter().any(|alone| *alone < -SMALLEST) {
            let both = amount(pair.alone[0] + pair.alone[1] + pair.more);
            let [alone, other] = pair.alone.map(|alone| self.change(pair.of, alone));
            return say!(what = what, first = first, second = second, alone = alone, other = other, both = both;
                zh: "{what}：“{first}”单独{alone}，“{second}”单独{other}，两项一起省 {both}",
                en: "{what}: alone, {first} {alone} and {second} {other}; together they save {both}");
        }
        match nothing {
            _ if pair.more < 0.0 => {
                say!(what = what, first = first, second = second, alone = alone, other = other, more = more;
                    zh: "{what}：“{first}”单独省 {alone}，“{second}”单独省 {other}，两项同时做，比分别相加少省 {more}",
                    en: "{what}: {first} saves {alone} alone and {second} {other}; both together save {more} less than the sum of the two")
            }
            [true, true] => say!(what = what, first = first, second = second, more = more;
                zh: "{what}：“{first}”和“{second}”单独都不省，两项一起省 {more}",
                en: "{what}: neither {first} nor {second} saves anything alone; both together save {more}"),
            [false, true] => say!(what = what, first = first, second = second, alone = alone, more = more;
                zh: "{what}：“{first}”单独省 {alone}，再加上“{second}”多省 {more}",
                en: "{what}: {first} saves {alone} alone, and {more} more together with {second}"),
            [true, false] => say!(what = what, first = first, second = second, other = other, more = more;
                zh: "{what}：“{second}”单独省 {other}，再加上“{first}”多省 {more}",
                en: "{what}: {second} saves {other} alone, and {more} more together with {first}"),
            [false, false] => {
                say!(what = what, first = first, second = second, alone = alone, other = other, more = more;
                    zh: "{what}：“{first}”单独省 {alone}，“{second}”单独省 {other}，两项一起再多省 {more}",
                    en: "{what}: {first} saves {alone} alone and {second} {other}; both together save {more} more")
            }
        }
    }

    fn change(&self, of: Counted, saved: f64) -> Text {
        let size = self.quantity(of, saved.abs());
        if saved < 0.0 {
            say!(size = size; zh: "反增 {size}", en: "adds {size}")
        } else {
            say!(size = size; zh: "省 {size}", en: "saves {size}")
        }
    }

    fn notes(&self, attribution: &Attribution) -> Vec<Text> {
        let mut notes = vec![match attribution.obtained {
            Obtained::Exact { .. } => {
                let n = attribution.shared.first().map_or(0, |shared| shared.parts.len());
                let all = 1_u64 << n.min(63);
                say!(n = n, all = all; zh: "精确：{n} 项措施的 {all} 种组合逐一重新计算。", en: "Exact: all {all} combinations of {n} measures were analysed.")
            }
            Obtained::Sampled { orders, seed } => say!(orders = orders, seed = seed;
                zh: "措施超过 12 项，分摊数由随机抽取的 {orders} 种次序估计（种子 {seed}），附标准误；按次序和单独两列是精确的。",
                en: "More than twelve measures: shares are estimated from {orders} orders drawn at random (seed {seed}), with their standard error; in order and alone are exact."),
        }];
        notes.push(say!(zh: "各数分别四舍五入，相加可能与合计略有出入。", en: "Each number is rounded by itself, so that they may not quite add up to the sum."));
        if let Obtained::Exact { partial } = attribution.obtained
            && partial > 0
        {
            notes.push(say!(partial = partial;
                zh: "其中 {partial} 种组合里有的措施离开别的措施做不成，按其中做得成的措施计。",
                en: "In {partial} of them some measure cannot be applied without another; the largest applicable part of the combination counts."));
        }
        if !attribution.not_alone.is_empty() {
            let list = Text::list(attribution.not_alone.iter().map(|measure| self.named(*measure).name));
            notes.push(
                say!(list = list; zh: "不能单独做的措施：{list}", en: "measures that cannot be applied alone: {list}"),
            );
        }
        notes
    }
}

fn id(of: Counted) -> &'static str {
    match of {
        Counted::LeadTime => "lead-time.mean",
        Counted::Visits => "visits",
        Counted::Submissions => "materials.submissions",
        Counted::Fees => "fees.applicant",
        Counted::Cost => "cost",
    }
}

fn called(of: Counted) -> Text {
    match of {
        Counted::LeadTime => say!(zh: "全程用时均值", en: "lead time, mean"),
        Counted::Visits => say!(zh: "跑动次数", en: "visits"),
        Counted::Submissions => say!(zh: "材料件次", en: "submissions"),
        Counted::Fees => say!(zh: "申请人费用", en: "fees, applicant"),
        Counted::Cost => say!(zh: "办理成本", en: "cost"),
    }
}
