//! What people also write for the fixed words: it is never read, but the word that was meant can be offered.

/// What is written, and the keys of the words that may be meant.
type Said = (&'static str, &'static [&'static str]);

/// The keys of the words of a list (by its English name) that somebody may mean who writes this.
pub fn meant(list: &str, written: &str) -> &'static [&'static str] {
    let said = |row: &&Said| row.0.split(' ').any(|word| word.eq_ignore_ascii_case(written));
    let of_list = SYNONYMS.iter().filter(|(name, _)| *name == list).flat_map(|(_, rows)| *rows);
    of_list.into_iter().find(said).map_or(&[], |row| row.1)
}

/// By list; words that mean the same stand in one row.
const SYNONYMS: &[(&str, &[Said])] = &[
    (
        "variant",
        &[
            ("现行 目前 当前 改革前 优化前 再造前 current before", &["as-is"]),
            ("改革后 优化后 目标 新流程 future after", &["to-be"]),
            ("样例 范本 示例 sample", &["template"]),
        ],
    ),
    (
        "kind of department",
        &[
            ("政府 机关 行政机关 部门 事业单位 agency department", &["government"]),
            ("中介机构 中介服务 代理机构 第三方 第三方机构 agent", &["intermediary"]),
            ("申请者 当事人 企业 群众 个人 citizen", &["applicant"]),
            ("平台 信息系统 政务平台 platform", &["system"]),
            ("快递 邮政 物流 寄递 courier post", &["carrier"]),
        ],
    ),
    (
        "tier",
        &[
            ("国家 国家级 中央 全国 central country", &["national"]),
            ("省级 自治区 直辖市 province", &["provincial"]),
            ("市级 地市 地级市 设区市 municipal prefecture", &["city"]),
            ("区 区级 县级 区县 县区 县级市 旗 district", &["county"]),
            ("街道 乡 乡镇 镇街 街镇 镇级 街道办 街道办事处 township subdistrict", &["town"]),
            ("社区 村级 村居 居委会 村委会 community", &["village"]),
        ],
    ),
    (
        "kind of staff",
        &[
            ("在编 编内 公务员 事业编 正式 permanent", &["established"]),
            ("劳务派遣 派遣制 agency", &["dispatched"]),
            ("服务外包 购买服务 contractor", &["outsourced"]),
            ("编外 聘用 外聘 临聘", &["dispatched", "outsourced"]),
        ],
    ),
    (
        "kind of step",
        &[
            ("申报 填报 提交 提出申请 补正 补件 submit", &["apply"]),
            ("预受理 预检 网上预审 pre-check", &["precheck"]),
            ("收件 接件 收案 立案 受理登记 accept acceptance receive", &["intake"]),
            ("审核 初审 复审 复核 审阅 审验 形式审查 实质审查 技术审查 examine examination assess", &["review"]),
            ("会审 联审 联合审查 联合审批", &["review", "countersign"]),
            ("核对 核查 查验 验证 校验 比对 身份核验 validate", &["verify"]),
            (
                "踏勘 勘察 勘查 现场勘验 现场踏勘 现场核查 现场检查 联合勘验 检查 检验 验收 联合验收 inspection",
                &["inspect"],
            ),
            ("征询意见 征询 征求 会商", &["consult"]),
            ("会办 联签 countersignature", &["countersign"]),
            ("公告 公示公告 公开 publish publication", &["notice"]),
            ("听证会", &["hearing"]),
            ("专家论证 专家审查 技术评审 评审", &["expert-review"]),
            ("审批 批准 核准 审定 签批 签发 准予 许可 审签 decide decision grant permit sign-off", &["approve"]),
            ("登簿 注册 备案 registration", &["register"]),
            ("缴费 交费 收款 缴款 缴税 计税 征税 pay payment fee", &["charge"]),
            ("发证 颁证 办证 issue", &["make", "deliver"]),
            ("出证 打证 缮证 制照 打印 刻章 print", &["make"]),
            ("领证 领取 取件 取证 送证 寄送 邮寄 发放 出件 collect hand-out", &["deliver"]),
            ("通知 一次性告知 短信通知 inform", &["notify"]),
            ("流转 移送 移交 转办 转报 报送 上报 推送 forward hand-over", &["transfer"]),
            ("分办 派件 分发", &["transfer", "route"]),
            ("存档 建档 立卷 file", &["archive"]),
            ("监督 监督检查 事后监管 事中事后监管 事后核查 抽查 督办 monitor", &["supervise"]),
            ("评估", &["evaluate", "expert-review"]),
            ("好差评 回访 考核 后评估 feedback", &["evaluate"]),
            ("判断 分支 网关 跳转 gateway", &["route"]),
        ],
    ),
    (
        "channel",
        &[
            ("线下 大厅 政务大厅 柜台 到场 当面 窗口办理 window desk in-person", &["counter"]),
            ("现场 现场办理", &["counter", "on-site"]),
            ("线上 在线 网络 互联网 网办 网上办 全程网办 web internet portal", &["online"]),
            ("手机 手机端 移动端 小程序 掌上办 微信 APP", &["mobile"]),
            ("自助机 自助终端 自助服务 kiosk", &["self-service"]),
            ("快递 寄送 邮政 EMS post courier", &["mail"]),
            ("热线 电话办 12345 telephone", &["phone"]),
            ("上门服务 入户 visit", &["on-site"]),
            ("系统 系统自动 智能 秒批 机器 automatic automated system", &["auto"]),
            ("后台 内网 部门内部 内部流转 back-office", &["internal"]),
        ],
    ),
    (
        "cause of wait",
        &[
            ("等待 排号 等号 轮候 积压 backlog", &["queue"]),
            ("会议 上会 例会 等待会议 会审 committee", &["meeting"]),
            ("批量 成批 攒件 集中办理", &["batch"]),
            ("寄送 快递 在途 post", &["mail"]),
            ("公告 公示期 publication", &["notice"]),
        ],
    ),
    (
        "cause of rework",
        &[
            ("缺件 缺材料 材料不全 资料不齐 资料不全 补正 incomplete missing", &["papers"]),
            ("填错 填写错误 填报错误 内容错误 信息有误 材料有误 wrong", &["content"]),
            ("不符合 不符合条件 条件不符合 不达标 整改", &["conditions"]),
        ],
    ),
    (
        "form of a material",
        &[
            ("正本 原本 原件核验", &["original"]),
            ("复印 影印件 photocopy", &["copy"]),
            ("公证 公证书 notarized", &["notarised"]),
            ("盖章 加盖公章 盖章复印件", &["stamped"]),
            ("电子 电子版 电子文件 电子材料 扫描件 照片 scan digital", &["electronic"]),
        ],
    ),
    (
        "need of a material",
        &[
            ("必须 必需 必备 必交 必要材料 mandatory must", &["required"]),
            ("可选 选交 非必须 非必需 如有 视情况", &["optional"]),
            ("容缺 容缺受理 可容缺 容缺办理 后补 补交 later", &["deferrable"]),
        ],
    ),
    (
        "way of substitution",
        &[
            ("共享 信息共享 部门共享 数据核验 系统核验 数据比对 sharing", &["data-sharing"]),
            ("证照 电子证 电子证照库 亮证 e-license licence", &["e-licence"]),
            ("承诺 承诺制 告知承诺制 书面承诺 容缺承诺 commitment", &["pledge"]),
            ("核查 核验 内部核验 部门核查 部门核验 部门间核查", &["internal-check"]),
            ("免交 免提交 免于提交 不再提交 精简 删除 removed", &["cancelled"]),
            ("归并 整合 合一", &["merged"]),
        ],
    ),
    (
        "medium",
        &[
            ("纸 纸件 纸质件 纸质材料 人工", &["paper"]),
            ("电子 电子化 系统 线上 接口 数据推送 digital electronic", &["data"]),
        ],
    ),
    ("depth of a check", &[("形式 形审 form", &["formal"]), ("实质 实审 substance", &["substantive"])]),
    (
        "method of a check",
        &[
            ("人 人审 手工 人工审查 manual person", &["human"]),
            ("系统 机审 智能 智能审批 系统自动 自动比对 automatic system", &["auto"]),
        ],
    ),
    (
        "discretion",
        &[("无 没有 羁束 no", &["none"]), ("有限 裁量基准 limited", &["bounded"]), ("自由 完全 full", &["open"])],
    ),
    (
        "payer",
        &[
            ("企业 群众 个人 当事人 申请者 citizen", &["applicant"]),
            ("政府 财政资金 部门 政府付费 政府购买 state", &["government"]),
        ],
    ),
    (
        "value",
        &[
            ("VA 有价值 增值活动", &["customer"]),
            ("BVA NNVA 必要", &["business"]),
            ("NVA 浪费 无价值 不增值 waste", &["none"]),
        ],
    ),
    (
        "status of a system",
        &[
            ("已有 现有 已建 在用 old", &["existing"]),
            ("新 待建 拟建 在建 planned", &["new"]),
            ("共用 公用 统建 common", &["shared"]),
        ],
    ),
    ("join", &[("任意 择一 或 XOR OR any", &["one"]), ("都 与 全都 并行 AND every", &["all"])]),
    (
        "case type",
        &[
            ("即办 即时办结 当场办结 当场办 马上办 on-the-spot", &["instant"]),
            ("承诺 承诺办 承诺办结 限时办结 committed", &["promised"]),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words;
    use std::collections::HashSet;

    #[test]
    fn every_synonym_leads_to_a_word_of_its_list_and_is_none_itself() {
        let lists = words::lists();
        for (name, rows) in SYNONYMS {
            let words = &lists.iter().find(|(list, _)| list.en == *name).unwrap_or_else(|| panic!("{name}")).1;
            let mut seen = HashSet::new();
            for (said, keys) in *rows {
                assert!(!keys.is_empty() && keys.iter().all(|key| words.iter().any(|word| word.0 == *key)), "{said}");
                for written in said.split(' ') {
                    assert!(words.iter().all(|word| word.0 != written && word.1 != written), "{name}: {written}");
                    assert!(seen.insert(written), "{name}: {written} twice");
                }
            }
        }
    }
}
