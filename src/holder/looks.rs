//! "Siapa yang melihat data Anda": each look of an officer, with role and moment.

use domain::api::{Look, Looks};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::api;
use crate::load::loaded;
use crate::page::{Frame, h1};
use crate::route;
use crate::text::looks::{self, t};
use crate::text::{fill, follow, time};
use crate::ui::{el, list, list_row};

/// The page.
pub fn page() -> AnyView {
    loaded(api::account::looks, |looks| looks.with(frame))
}

fn frame(looks: &Looks) -> Frame {
    let t = t();
    let mut content = vec![h1(t.title).view(), el("p").class("lead").child(t.lead).view()];
    if looks.looks.is_empty() {
        content.push(el("p").child(t.none).view());
    } else {
        content.push(list(looks.looks.iter().map(|look| row(look, looks.zone)).collect()));
        content.extend(looks.more.then(|| el("p").child(t.more).view()));
        content.push(el("p").child(t.unknown).view());
    }
    Frame::new(t.title).back(route::HOME).content(content)
}

fn row(look: &Look, zone: Zone) -> AnyView {
    let mut when = time::moment(look.at, zone);
    if look.times > 1 {
        when.push_str(&fill(t().times, &look.times.to_string()));
    }
    let by = el("p").child([follow::t().by, &looks::roles(&look.roles)].concat()).view();
    list_row(looks::seen(look.seen), vec![by, el("p").child(when).view()], None)
}
