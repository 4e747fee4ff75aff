use super::Noun;

/// The English key for a Chinese one, among the keys of a noun: `部门` is `departments` in a file and `by` in a step.
pub fn english_key(noun: &Noun, chinese: &str) -> Option<&'static str> {
    KEYS.iter()
        .filter(|(_, spellings)| spellings.contains(&chinese))
        .find_map(|(key, _)| noun.field(key).map(|field| field.key))
}

/// What a Chinese analyst would call a key, the likeliest first.
pub fn chinese_keys(key: &str) -> &'static [&'static str] {
    KEYS.iter().find(|(known, _)| *known == key).map_or(&[], |(_, spellings)| spellings)
}

/// Every key with what a Chinese analyst would call it.
static KEYS: &[(&str, &[&str])] = &[
    ("schema", &["格式", "格式版本"]),
    ("process", &["流程", "流程名称", "事项名称"]),
    ("based-on", &["基于", "现状文件", "现状", "对应现状"]),
    ("item", &["事项", "实施清单", "收费项目", "项目"]),
    ("deadlines", &["时限", "办理时限", "期限"]),
    ("applicant", &["申请人"]),
    ("case-owner", &["全程负责", "负责人", "帮办", "专人", "责任人"]),
    ("calendar", &["日历", "工作日历"]),
    ("day", &["工作日", "每日工时", "日工时"]),
    ("departments", &["部门", "单位", "机构"]),
    ("materials", &["材料", "申请材料", "要件"]),
    ("data", &["数据", "数据项", "表单", "字段"]),
    ("steps", &["环节", "步骤", "流程环节", "节点"]),
    ("volume", &["办件量", "业务量", "年办件量"]),
    ("start", &["开始", "起始", "起始环节"]),
    ("burden", &["成本", "办事成本", "负担"]),
    ("provenance", &["资料来源", "来源", "出处"]),
    ("id", &["标识", "编号"]),
    ("name", &["名称", "名字", "环节名称", "材料名称", "部门名称"]),
    ("variant", &["类别", "版本类别", "类型"]),
    ("version", &["版本", "版本号"]),
    ("owner", &["数源部门", "数源", "维护单位", "所有者", "归属", "责任单位", "负责单位"]),
    ("summary", &["说明", "摘要", "简介", "概述"]),
    ("source", &["来源", "出处", "数据来源", "来源系统"]),
    ("zh", &["中文", "中文名"]),
    ("en", &["英文", "英文名"]),
    ("code", &["编码", "代码", "事项编码"]),
    ("type", &["类型", "事项类型"]),
    ("case-type", &["办件类型"]),
    ("tier", &["层级", "行使层级", "级别"]),
    ("scope", &["通办范围", "范围"]),
    ("online-depth", &["网办深度", "网上办理深度"]),
    ("visits", &["跑动", "跑动次数", "到现场次数", "到办事现场次数", "次数"]),
    ("audience", &["服务对象", "对象"]),
    ("basis", &["依据", "设定依据", "法律依据", "收费依据"]),
    ("from", &["从", "起", "起点", "起算"]),
    ("to", &["到", "至", "转到", "去", "去向", "终点"]),
    ("statutory", &["法定", "法定时限", "法定办结时限"]),
    ("promised", &["承诺", "承诺时限", "承诺办结时限"]),
    ("actual", &["实际", "实际时间", "实际办理时间"]),
    ("limit", &["时限", "期限", "环节时限"]),
    ("extension", &["延长", "延期", "可延长"]),
    ("met-by", &["按时率", "按时办结率", "达标率"]),
    ("mean", &["平均", "平均值", "均值"]),
    ("p50", &["中位数"]),
    ("p90", &["九成", "九十分位"]),
    ("n", &["办件数", "件数", "样本数", "样本量"]),
    ("period", &["统计期", "时期", "期间"]),
    ("kind", &["类型", "类别", "环节类型", "用工性质", "性质"]),
    ("line", &["条线", "条"]),
    ("region", &["地区", "区域", "块"]),
    ("system", &["系统", "业务系统", "依托系统"]),
    ("offices", &["科室", "处室", "内设科室", "内设机构"]),
    ("staff", &["人员", "人数"]),
    ("cost-per-hour", &["每小时成本", "小时成本", "人工成本"]),
    ("role", &["角色", "岗位", "签批人"]),
    ("count", &["数量", "人数"]),
    ("issuer", &["出具机构", "出具部门", "出具单位", "出具方", "核发机关"]),
    ("form", &["形式", "材料形式"]),
    ("copies", &["份数"]),
    ("need", &["必要性"]),
    ("main", &["主审材料", "主要材料", "主审要件", "主件"]),
    ("e-licence", &["电子证照"]),
    ("validity", &["有效期"]),
    ("deferral", &["容缺", "容缺受理", "容缺后补"]),
    ("substitute", &["替代", "替代方式"]),
    ("replaces", &["取代", "代替", "原环节", "原材料"]),
    ("until", &["直到", "截止", "截至", "有效期至", "最迟"]),
    ("within", &["补齐时限", "时间", "时限", "期限"]),
    ("on-miss", &["逾期", "未补", "逾期未补"]),
    ("by", &["办理部门", "承办", "承办部门", "承办机构", "部门", "单位", "责任部门", "方式", "提取人", "由"]),
    ("with", &["协办", "协办部门", "联合部门", "会同"]),
    ("rank", &["职级", "签批层级", "层级"]),
    ("stage", &["环节", "阶段", "对外环节"]),
    ("channel", &["渠道", "办理渠道", "办理形式"]),
    ("work", &["用时", "办理用时", "办理时间", "工时", "作业时间"]),
    ("wait", &["等待", "等待时间", "排队"]),
    ("elapsed", &["总用时", "总时间", "历时", "耗时"]),
    ("tacit", &["超时默认", "默认", "超期默认"]),
    ("collects", &["收取", "收取材料", "收件", "材料", "提交材料", "申请材料"]),
    ("asks", &["填写", "填报", "数据项", "表单"]),
    ("uses", &["使用", "需要", "输入", "所需"]),
    ("produces", &["产生", "产出", "输出", "成果", "结果"]),
    ("medium", &["传递方式", "介质", "载体"]),
    ("checks", &["核查", "审查", "审查内容", "核验"]),
    ("decides", &["决定", "决定事项"]),
    ("discretion", &["裁量", "裁量权"]),
    ("pass", &["通过率", "通过"]),
    ("fees", &["收费", "费用"]),
    ("must-follow", &["法定先后", "法定顺序", "必须先", "前置", "前置环节"]),
    ("paused", &["停表", "暂停", "不计时", "特别程序", "不计入时限"]),
    ("value", &["价值", "增值"]),
    ("join", &["汇合"]),
    ("next", &["下一步", "下一环节", "去向", "后续", "转到", "下一个"]),
    ("measure", &["措施", "改革措施"]),
    ("allow", &["准予", "允许", "豁免", "保留"]),
    ("time", &["时间", "时长"]),
    ("every", &["每", "每隔", "周期"]),
    ("cause", &["原因"]),
    ("times", &["次数"]),
    ("of", &["对象", "材料", "核查对象"]),
    ("p", &["概率", "比例", "占比"]),
    ("when", &["条件", "情形", "何时"]),
    ("for", &["内容", "标准", "核查内容"]),
    ("depth", &["深度", "审查深度"]),
    ("method", &["方法", "审查方式", "方式"]),
    ("cases", &["件数", "办件数"]),
    ("negative", &["否决", "未通过", "退回数"]),
    ("amount", &["金额", "单价", "标准", "收费标准"]),
    ("quantity", &["数量"]),
    ("payer", &["付费方", "缴费人"]),
    ("step", &["环节", "步骤"]),
    ("status", &["状态"]),
    ("rule", &["规则"]),
    ("because", &["理由", "原因"]),
    ("one", &["择一", "选一", "任一", "分支", "判断"]),
    ("all", &["并行", "并联", "全部", "同时"]),
    ("end", &["结束", "办结", "终止"]),
    ("cancel", &["一票否决", "取消", "终止其他"]),
    ("max", &["最多", "最多次数", "上限", "次数"]),
    ("then", &["然后", "之后", "用完后"]),
    ("feedback", &["闭环", "反馈"]),
    ("law", &["法律", "法规", "文件", "名称"]),
    ("article", &["条款", "条"]),
    ("mandatory", &["强制", "强制性"]),
    ("uniform", &["均匀", "均匀分布"]),
    ("triangular", &["三角", "三角分布"]),
    ("normal", &["正态", "正态分布"]),
    ("lognormal", &["对数正态", "对数正态分布"]),
    ("gamma", &["伽马", "伽马分布"]),
    ("exponential", &["指数", "指数分布"]),
    ("samples", &["样本", "实测"]),
    ("sd", &["标准差"]),
    ("per-year", &["每年", "年办件量", "年"]),
    ("tariff", &["小时成本", "工资", "时薪"]),
    ("travel", &["往返", "往返时间", "路程", "交通"]),
    ("currency", &["币种", "货币"]),
    ("file", &["文件"]),
    ("sha256", &["校验值", "哈希"]),
    ("extracted", &["提取时间", "提取", "日期"]),
    ("note", &["备注", "说明", "注"]),
];

#[cfg(test)]
mod tests {
    use super::super::{NOUNS, STEP};
    use super::*;

    #[test]
    fn every_key_has_a_chinese_spelling() {
        for noun in NOUNS {
            for field in noun.fields {
                let spelling = KEYS.iter().filter(|(key, _)| *key == field.key).flat_map(|(_, spellings)| *spellings);
                let leads_back = spelling.filter(|spelling| english_key(noun, spelling) == Some(field.key)).count();
                assert!(leads_back > 0, "no Chinese spelling leads to `{}` of `{}`", field.key, noun.key);
            }
        }
    }

    #[test]
    fn a_word_means_what_its_noun_has() {
        assert_eq!(english_key(&STEP, "部门"), Some("by"));
        assert_eq!(english_key(&super::super::PROCESS, "部门"), Some("departments"));
        assert_eq!(english_key(&STEP, "概率"), None);
    }
}
