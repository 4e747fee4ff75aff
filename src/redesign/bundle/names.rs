//! Which things of several files are one thing, and what each is called in the whole.

use crate::model::{DataItem, Department, Id, Material, Name, Process};
use crate::source::At;
use crate::wording::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

/// What everything is called in the whole.
pub(super) struct Renamed {
    steps: Vec<FxHashMap<Id, Id>>,
    departments: Space,
    materials: Space,
    data: Space,
    products: Vec<FxHashMap<Id, Id>>,
}

/// The names of one member.
#[derive(Clone, Copy)]
pub(super) struct OfMember<'r> {
    renamed: &'r Renamed,
    member: usize,
}

/// One namespace: the groups of things that are one, and by member and id the name in the whole.
struct Space {
    /// Member and place of the first of each group.
    firsts: Vec<(usize, usize)>,
    names: Vec<FxHashMap<Id, Id>>,
}

/// A thing of one member.
struct Thing {
    id: Id,
    name: Option<Name>,
}

impl Renamed {
    pub fn of(all: &[&Process], labels: &[Id]) -> Renamed {
        let space = |things: &dyn Fn(&Process) -> Vec<Thing>| {
            Space::of(&all.iter().map(|process| things(process)).collect::<Vec<Vec<Thing>>>(), labels)
        };
        let thing = |id: &At<Id>, name: &Option<Name>| Thing { id: id.value.clone(), name: name.clone() };
        let materials = space(&|process| process.materials.iter().map(|one| thing(&one.id, &one.name)).collect());
        let data = space(&|process| process.data.iter().map(|one| thing(&one.id, &one.name)).collect());
        let departments = space(&|process| process.departments.iter().map(|one| thing(&one.id, &one.name)).collect());
        let ids = all.iter().map(|process| process.steps.iter().map(|step| step.id.value.clone()).collect());
        let made = all.iter().map(|process| {
            let made = process.steps.iter().flat_map(|step| step.produces.iter().flatten());
            made.map(|id| id.value.clone()).collect()
        });
        Renamed { steps: apart(ids, labels), products: apart(made, labels), departments, materials, data }
    }

    pub fn of_member(&self, member: usize) -> OfMember<'_> {
        OfMember { renamed: self, member }
    }

    /// Departments, each once: as the first file has it, with the offices of all.
    pub fn departments(&self, all: &[&Process]) -> Vec<Department> {
        let firsts = self.departments.firsts.iter();
        let mut whole: Vec<Department> = firsts.map(|(member, at)| all[*member].departments[*at].clone()).collect();
        for (one, (member, _)) in whole.iter_mut().zip(&self.departments.firsts) {
            one.id.value = self.departments.name(*member, &one.id.value);
        }
        for (member, process) in all.iter().enumerate() {
            for department in &process.departments {
                let id = self.departments.name(member, &department.id.value);
                let Some(into) = whole.iter_mut().find(|one| one.id.value == id) else { continue };
                let known: FxHashSet<Id> = into.offices.iter().map(|office| office.id.value.clone()).collect();
                into.offices
                    .extend(department.offices.iter().filter(|office| !known.contains(&office.id.value)).cloned());
            }
        }
        whole
    }

    /// Materials, each once: as the first file has it.
    pub fn materials(&self, all: &[&Process]) -> Vec<Material> {
        let whole = self.materials.firsts.iter().map(|(member, at)| {
            let names = self.of_member(*member);
            let mut material = all[*member].materials[*at].clone();
            material.id.value = names.material(&material.id.value);
            material.issuer.iter_mut().for_each(|issuer| issuer.value = names.department(&issuer.value));
            material.source.iter_mut().for_each(|source| source.value = names.department(&source.value));
            // It would name a step of one file in a material of several.
            material.deferral = None;
            material
        });
        whole.collect()
    }

    /// Data items, each once.
    pub fn data(&self, all: &[&Process]) -> Vec<DataItem> {
        let whole = self.data.firsts.iter().map(|(member, at)| {
            let names = self.of_member(*member);
            let mut item = all[*member].data[*at].clone();
            item.id.value = names.data(&item.id.value);
            item.owner.iter_mut().for_each(|owner| owner.value = names.department(&owner.value));
            item
        });
        whole.collect()
    }
}

impl OfMember<'_> {
    pub fn step(self, id: &str) -> Id {
        named(&self.renamed.steps[self.member], id)
    }

    /// A department; an office goes with it.
    pub fn department(self, written: &str) -> Id {
        match written.split_once('/') {
            None => self.renamed.departments.name(self.member, written),
            Some((department, office)) => {
                format!("{}/{office}", self.renamed.departments.name(self.member, department)).into()
            }
        }
    }

    pub fn material(self, id: &str) -> Id {
        self.renamed.materials.name(self.member, id)
    }

    pub fn data(self, id: &str) -> Id {
        self.renamed.data.name(self.member, id)
    }

    /// What a step uses, makes or checks: a material, or else a product.
    pub fn thing(self, id: &str) -> Id {
        let material = self.renamed.materials.names[self.member].get(id);
        material.cloned().unwrap_or_else(|| named(&self.renamed.products[self.member], id))
    }
}

fn named(names: &FxHashMap<Id, Id>, id: &str) -> Id {
    names.get(id).cloned().unwrap_or_else(|| id.into())
}

// Ids of several members are different things.
fn apart(all: impl Iterator<Item = Vec<Id>>, labels: &[Id]) -> Vec<FxHashMap<Id, Id>> {
    let all: Vec<Vec<Id>> = all.collect();
    let mut members: FxHashMap<&Id, FxHashSet<usize>> = FxHashMap::default();
    for (member, ids) in all.iter().enumerate() {
        ids.iter().for_each(|id| {
            members.entry(id).or_default().insert(member);
        });
    }
    let mut taken: FxHashSet<Id> = members.keys().copied().cloned().collect();
    let mut rename = |(ids, label): (&Vec<Id>, &Id)| {
        let mut names: FxHashMap<Id, Id> = FxHashMap::default();
        for id in ids {
            if !names.contains_key(id) {
                let name = if members[id].len() > 1 { free(of_file(label, id), &mut taken) } else { id.clone() };
                names.insert(id.clone(), name);
            }
        }
        names
    };
    all.iter().zip(labels).map(&mut rename).collect()
}

// What stands behind `/` in `by` is an office, and no id has one.
fn of_file(label: &str, id: &str) -> String {
    format!("{label}-{id}")
}

/// The name, or one much like it that is not taken; it is then.
pub(super) fn free(mut name: String, taken: &mut FxHashSet<Id>) -> Id {
    while taken.contains(&*name) {
        name.push('+');
    }
    taken.insert(name.as_str().into());
    name.into()
}

impl Space {
    fn of(all: &[Vec<Thing>], labels: &[Id]) -> Space {
        let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
        let (mut by_name, mut by_id): (FxHashMap<(Lang, String), usize>, FxHashMap<Id, usize>) = Default::default();
        for (member, things) in all.iter().enumerate() {
            for (at, thing) in things.iter().enumerate() {
                let free = |group: usize| groups[group].iter().all(|(other, _)| *other != member);
                let namesake = keys(thing).find_map(|key| by_name.get(&key).copied());
                let same_id = by_id.get(&thing.id).copied().filter(|group| {
                    let (other, place) = groups[*group][0];
                    thing.name.is_none() || all[other][place].name.is_none()
                });
                let group = namesake.or(same_id).filter(|group| free(*group)).unwrap_or_else(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                });
                groups[group].push((member, at));
                keys(thing).for_each(|key| {
                    by_name.entry(key).or_insert(group);
                });
                by_id.entry(thing.id.clone()).or_insert(group);
            }
        }
        let mut names: Vec<FxHashMap<Id, Id>> = all.iter().map(|_| FxHashMap::default()).collect();
        let mut given: FxHashSet<Id> = FxHashSet::default();
        let mut taken: FxHashSet<Id> = all.iter().flatten().map(|thing| thing.id.clone()).collect();
        let firsts: Vec<(usize, usize)> = groups.iter().map(|group| group[0]).collect();
        for (group, (member, at)) in groups.iter().zip(&firsts) {
            let id = &all[*member][*at].id;
            let name =
                if given.insert(id.clone()) { id.clone() } else { free(of_file(&labels[*member], id), &mut taken) };
            for (member, at) in group {
                names[*member].insert(all[*member][*at].id.clone(), name.clone());
            }
        }
        Space { firsts, names }
    }

    fn name(&self, member: usize, id: &str) -> Id {
        named(&self.names[member], id)
    }
}

// The name in each language; without one the id is the name.
fn keys(thing: &Thing) -> impl Iterator<Item = (Lang, String)> {
    let name = thing.name.clone().unwrap_or_else(|| Name::One(thing.id.clone()));
    Lang::BOTH.into_iter().map(move |lang| (lang, name.get(lang).to_owned()))
}
