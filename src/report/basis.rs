use super::Named;
use crate::analysis::figures::Basis;
use crate::say;

/// What a figure was counted from 口径, with its key in JSON.
pub(super) fn basis(basis: Basis) -> Named {
    let (key, text) = match basis {
        Basis::MainScenario => ("main-scenario", say!(zh: "主要路径", en: "main scenario")),
        Basis::Expected => ("expected", say!(zh: "全部路径期望值", en: "expected over all ways")),
        Basis::Model => ("model", say!(zh: "流程文件", en: "the model")),
        Basis::WrittenStages => ("written-stages", say!(zh: "文件所写环节", en: "stages as written")),
        Basis::EachTask => ("each-task", say!(zh: "每步骤计一环节", en: "each step a stage")),
        Basis::Numbers => ("numbers", say!(zh: "部分只写份数", en: "partly numbers only")),
        Basis::CriticalPath => ("critical-path", say!(zh: "关键路径", en: "critical path")),
        Basis::Statutory => ("statutory", say!(zh: "法定时限", en: "statutory limit")),
        Basis::Promised => ("promised", say!(zh: "承诺时限", en: "promised limit")),
        Basis::Measured => ("measured", say!(zh: "实测均值", en: "measured mean")),
    };
    Named::new(key, text)
}
