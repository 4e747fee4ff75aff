//! The process that the examples of most plan rules change: opening a small restaurant.

/// An example of a plan: what is said is what follows its head; the as-is that it is based on stands after it.
macro_rules! restaurant {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::lint::Example::File($crate::wording::Text::fixed(
            concat!(
                "plan: 开办小餐馆
base: 现状.yaml
",
                $zh,
                "---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 发证 }
  发证: { by: 窗口, work: 1h }
"
            ),
            concat!(
                "plan: Opening a small restaurant
base: as-is.yaml
",
                $en,
                "---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: issuing }
  issuing: { by: Window, work: 1h }
"
            ),
        ))
    };
}

pub(in crate::lint) use restaurant;
