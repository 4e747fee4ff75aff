//! Policies by name: a shipped one, or a file; and what their `no-worse-than` names.

use super::against::{self, Against, Asked};
use super::arguments::Reading;
use super::files::{self, Content};
use super::output::{Mistakes, Trouble};
use super::{load, plans};
use crate::finding::{Finding, Severity};
use crate::lint::demands::{self, Earlier, Held};
use crate::model::{Policy, Process, TimeBase};
use crate::say;
use crate::source::Source;
use crate::wording::{FileName, Text};
use crate::yaml::policies::{self, BUILT_IN};
use crate::yaml::{self, calendars::is_file, plans::is_plan, tree::Limits};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a policy cannot be had.
pub enum Wrong {
    /// There is none of this name, and what to write.
    Missing(Text, Text),
    /// There are mistakes in its file.
    Broken(Vec<Finding>),
}

/// A policy by its name: a shipped one, or a file from a folder.
///
/// # Errors
/// When there is none, or it is wrong.
pub fn named(name: &str, folder: &Path) -> Result<Arc<Policy>, Wrong> {
    if let Some(policy) = policies::built_in(name) {
        return Ok(Arc::new(policy));
    }
    let path = folder.join(name);
    if !path.is_file() {
        return Err(missing(name));
    }
    let shown = files::shown(&path);
    let Ok(Content::Bytes(bytes)) = files::read(&path, Limits::default().bytes) else { return Err(missing(name)) };
    let source = yaml::decode(shown, bytes).map_err(|finding| Wrong::Broken(vec![*finding]))?;
    let (policy, findings) = read(&Arc::new(source));
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if findings.iter().any(is_error) { Err(Wrong::Broken(findings)) } else { Ok(Arc::new(policy)) }
}

fn missing(name: &str) -> Wrong {
    if is_file(name) {
        return Wrong::Missing(
            say!(name = FileName::of(name); zh: "找不到政策文件“{name}”", en: "there is no policy file {name}"),
            say!(zh: "请核对路径；随附的政策只写名称", en: "check the path; shipped policies go by their name alone"),
        );
    }
    let likeness = BUILT_IN.iter().map(|known| (strsim::jaro_winkler(name, known), known));
    let near = likeness.filter(|(likeness, _)| *likeness > 0.7).max_by(|a, b| a.0.total_cmp(&b.0));
    Wrong::Missing(
        say!(name = name; zh: "没有随附的政策“{name}”", en: "there is no shipped policy {name}"),
        match near {
            Some((_, near)) => say!(near = near; zh: "是不是 {near}？", en: "did you mean {near}?"),
            None => {
                say!(all = Text::list(BUILT_IN); zh: "随附的有 {all}；自己的政策写文件路径", en: "shipped are {all}; name a policy of your own by its file")
            }
        },
    )
}

fn read(source: &Arc<Source>) -> (Policy, Vec<Finding>) {
    let (policy, mut findings) = yaml::read_policy(Arc::clone(source));
    findings.extend(demands::mistakes(&policy));
    findings.sort_by_key(|finding| finding.place.span.start);
    (policy, findings)
}

/// The findings of a text, if it is a policy file.
pub fn checked(source: &Arc<Source>) -> Option<Vec<Finding>> {
    policies::is_policy(source).then(|| read(source).1)
}

/// The policies that the command line names.
///
/// # Errors
/// When there is none of a name, or one is wrong.
pub fn wanted(names: &[String]) -> anyhow::Result<Vec<Arc<Policy>>> {
    let mut broken = Vec::new();
    let mut all = Vec::new();
    for name in names {
        match named(name, Path::new("")) {
            Ok(policy) => all.push(policy),
            Err(Wrong::Broken(findings)) => broken.extend(findings),
            Err(Wrong::Missing(why, help)) => {
                anyhow::bail!(Trouble::new(
                    say!(why = why, help = help; zh: "--policy：{why}；{help}", en: "--policy: {why}; {help}")
                ));
            }
        }
    }
    if broken.is_empty() { Ok(all) } else { Err(Mistakes::of(broken)) }
}

/// Policies with what their `no-worse-than` names.
pub struct Policies {
    all: Vec<(Arc<Policy>, Than)>,
}

enum Than {
    Nothing,
    File(Arc<Earlier>),
    Revision(Against),
}

impl Policies {
    /// Looks up what the policies compare with: a file from the folder of the policy, else a git revision.
    ///
    /// # Errors
    /// When it is neither, or git cannot be asked.
    pub fn of(
        policies: impl IntoIterator<Item = Arc<Policy>>,
        files: &[PathBuf],
        reading: Reading,
    ) -> anyhow::Result<Policies> {
        let mut all: Vec<(Arc<Policy>, Than)> = Vec::new();
        for policy in policies {
            if all.iter().any(|(known, _)| known.text.name == policy.text.name) {
                continue;
            }
            let than = policy.no_worse_than.as_ref().and_then(|wanted| wanted.value.than.as_ref());
            let than = than.map(|than| look_up(&policy, &than.value, files, reading)).transpose()?;
            all.push((policy, than.unwrap_or(Than::Nothing)));
        }
        Ok(Policies { all })
    }

    /// What a file is held to.
    ///
    /// # Errors
    /// When its earlier version cannot be had.
    pub fn held(&self, asked: Asked<'_>) -> anyhow::Result<Vec<Held>> {
        let held = |(policy, than): &(Arc<Policy>, Than)| {
            let than = match than {
                Than::Nothing => None,
                Than::File(earlier) => Some(Arc::clone(earlier)),
                Than::Revision(against) => against.earlier(asked)?,
            };
            Ok(Held { policy: Arc::clone(policy), than })
        };
        self.all.iter().map(held).collect()
    }

    /// Those that are about none of these processes, though there are some.
    pub fn idle<'p>(&self, variants: impl Iterator<Item = Option<&'p str>> + Clone) -> Vec<Text> {
        use crate::model::words::{Variant, Word};
        let about = |policy: &Policy| variants.clone().any(|variant| policy.is_about(variant.and_then(Variant::read)));
        let idle = self.all.iter().filter(|(policy, _)| variants.clone().next().is_some() && !about(policy));
        idle.map(|(policy, _)| say!(name = policy.name(); zh: "“{name}”", en: "“{name}”")).collect()
    }
}

fn look_up(policy: &Policy, than: &str, files: &[PathBuf], reading: Reading) -> anyhow::Result<Than> {
    let path = Path::new(&policy.text.name).parent().unwrap_or(Path::new("")).join(than);
    if !path.is_file() {
        return Ok(Than::Revision(Against::of(than, files)?));
    }
    let (text, called) = (load::text(&path, reading)?, files::named(&path).alone());
    let earlier = match text {
        Ok(source) if is_plan(&source) => plans::earlier(&plans::loaded(&path, reading, None, Ok(source)), called),
        text => Earlier::of(called, against::comparable(load::process(&path, reading, None, text))),
    };
    Ok(Than::File(Arc::new(earlier)))
}

/// The as-is of a comparison as what the to-be is held against.
pub fn as_is(before: &Process) -> Arc<Earlier> {
    Arc::new(Earlier::of(say!(zh: "改革前", en: "the as-is"), before.clone()))
}

/// The as-is files of a to-be as what it is held against; nothing where there are none, or they cannot be read or joined.
pub fn as_is_of(
    paths: impl Iterator<Item = PathBuf>,
    reading: Reading,
    calendar: Option<TimeBase>,
) -> Option<Arc<Earlier>> {
    let all: Option<Vec<Process>> =
        paths.map(|path| load::load(&path, reading, calendar).ok().map(against::comparable)).collect();
    let all = all.filter(|all| !all.is_empty())?;
    let joined = crate::redesign::bundle::join(&all.iter().collect::<Vec<&Process>>()).ok()?;
    Some(as_is(joined.as_ref().map_or(&all[0], |joined| &joined.process)))
}
