use super::{
    Amount, Basis, Id, Name, Target,
    words::{Form, Need, SubstituteWay},
};
use crate::source::At;

/// A document that an applicant hands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// Its id.
    pub id: At<Id>,
    /// Its name; without one the id is the name.
    pub name: Option<Name>,
    /// Who issues it: a department, or `applicant`, `government`, `third-party`.
    pub issuer: Option<At<Id>>,
    /// Original, copy, …
    pub form: Option<At<Form>>,
    /// Copies asked for.
    pub copies: Option<At<u32>>,
    /// Required, optional, deferrable.
    pub need: Option<At<Need>>,
    /// 主审材料: a main material.
    pub main: Option<At<bool>>,
    /// An e-licence of it exists.
    pub e_licence: Option<At<bool>>,
    /// A system or department that already has its content.
    pub source: Option<At<Id>>,
    /// What asking for it rests on.
    pub basis: Basis,
    /// How long it is valid, as written.
    pub validity: Option<Id>,
    /// How it may come later.
    pub deferral: Option<At<Deferral>>,
    /// What stands in its place: a proposal in an as-is file, done in a to-be file.
    pub substitute: Option<At<Substitute>>,
    /// As-is materials that it takes over.
    pub replaces: Vec<At<Id>>,
}

impl Material {
    /// A material known by nothing but its id.
    pub fn named(id: At<Id>) -> Material {
        Material {
            id,
            name: None,
            issuer: None,
            form: None,
            copies: None,
            need: None,
            main: None,
            e_licence: None,
            source: None,
            basis: Vec::new(),
            validity: None,
            deferral: None,
            substitute: None,
            replaces: Vec::new(),
        }
    }
}

/// 容缺: the material may follow until a step, within a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Deferral {
    /// The step before which it must be there.
    pub until: Option<At<Id>>,
    /// The time given.
    pub within: Option<At<Amount>>,
    /// What happens otherwise.
    pub on_miss: Option<At<Target>>,
}

/// What replaces a material.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// The way.
    pub by: At<SubstituteWay>,
    /// The system that carries it.
    pub system: Option<Id>,
    /// What it rests on.
    pub basis: Basis,
}
