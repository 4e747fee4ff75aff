use super::{Field, Noun, Shape, words};
use crate::model::words::{DepartmentKind, StaffKind, Tier};
use crate::say;
use crate::wording::Text;

const NAME: Field = Field::new(
    "name",
    &[Shape::Name],
    "不动产登记中心",
    say!(zh: "名称；不写则以标识为名称", en: "its name; by default its id"),
);
const KIND: Field = Field::new(
    "kind",
    &[Shape::Word(words::<DepartmentKind>)],
    "intermediary",
    say!(zh: "类别，默认为政府部门；只有政府部门和中介计入部门数", en: "what it is, by default government; only government and intermediary count as departments"),
);
const TIER: Field =
    Field::new("tier", &[Shape::Word(words::<Tier>)], "市", say!(zh: "层级", en: "its tier of government"));
const LINE: Field =
    Field::new("line", &[Shape::Text], "税务", say!(zh: "所属条线", en: "the vertical line it belongs to"));
const REGION: Field = Field::new("region", &[Shape::Text], "青岛", say!(zh: "所属地区", en: "its territory"));
const SYSTEM: Field =
    Field::new("system", &[Shape::Text], "金税系统", say!(zh: "使用的业务系统", en: "the computer system it works in"));
const STAFF_EXAMPLE: &str = "[{ role: 审核员, count: 3, kind: 编制 }]";
const STAFF_SAYS: Text = say!(zh: "人数，或按岗位列出", en: "how many people, or a list by role");
const COST: Field = Field::new(
    "cost-per-hour",
    &[Shape::Number],
    "85",
    say!(zh: "每小时人工成本", en: "what an hour of its work costs, in the file's currency"),
);
const CALENDAR: Field = Field::new(
    "calendar",
    &[Shape::Text],
    "five-day",
    say!(zh: "工作日历，与全流程不同时写：cn、five-day、24x7 或日历文件", en: "its calendar where it differs: cn, five-day, 24x7 or a calendar file"),
);

/// A department, or another party that does steps.
pub static DEPARTMENT: Noun = Noun {
    key: "department",
    name: say!(zh: "部门", en: "department"),
    fields: &[
        NAME,
        KIND,
        TIER,
        LINE,
        REGION,
        SYSTEM,
        Field::new(
            "offices",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&OFFICE)])],
            "[受理科, 审核科]",
            say!(zh: "内设科室，只有一层；步骤里写成“部门/科室”", en: "offices inside it, one level; a step names them department/office"),
        ),
        Field::new(
            "staff",
            &[Shape::Number, Shape::Noun(&STAFF), Shape::List(&[Shape::Noun(&STAFF)])],
            STAFF_EXAMPLE,
            STAFF_SAYS,
        ),
        COST,
        CALENDAR,
    ],
    choice: &[],
};

/// An office inside a department.
pub static OFFICE: Noun = Noun {
    key: "office",
    name: say!(zh: "科室", en: "office"),
    fields: &[
        NAME,
        KIND,
        TIER,
        LINE,
        REGION,
        SYSTEM,
        Field::new(
            "staff",
            &[Shape::Number, Shape::Noun(&STAFF), Shape::List(&[Shape::Noun(&STAFF)])],
            STAFF_EXAMPLE,
            STAFF_SAYS,
        ),
        COST,
        CALENDAR,
    ],
    choice: &[],
};

/// People of a department.
pub static STAFF: Noun = Noun {
    key: "staff",
    name: say!(zh: "人员", en: "staff"),
    fields: &[
        Field::new("role", &[Shape::Text], "审核员", say!(zh: "岗位", en: "what they do")),
        Field::required("count", &[Shape::Number], "3", say!(zh: "人数", en: "how many")),
        Field::new(
            "kind",
            &[Shape::Word(words::<StaffKind>)],
            "编制",
            say!(zh: "用工性质", en: "how they are employed"),
        ),
    ],
    choice: &[],
};
