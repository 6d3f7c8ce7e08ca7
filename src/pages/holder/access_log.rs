//! "Siapa yang melihat data Anda": each look of an officer, with role and moment.

use std::sync::{Arc, Mutex};

use domain::api::{Look, Looks};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::api;
use crate::components::{html, summary_list, summary_row};
use crate::containers::loaded::fetched;
use crate::containers::{Frame, h1};
use crate::i18n::access_log::{self, t};
use crate::i18n::{fill, follow, time};
use crate::route;

/// The page.
pub fn page() -> AnyView {
    // Not in a signal: a type of signal of its own weighs more than the page.
    let kept = Arc::new(Mutex::new(None::<Looks>));
    let keep = kept.clone();
    let fetch = move || {
        let keep = keep.clone();
        async move {
            let looks = api::account::looks().await?;
            if let Ok(mut kept) = keep.lock() {
                *kept = Some(looks);
            }
            Ok(())
        }
    };
    fetched(fetch, move || kept.lock().ok().and_then(|looks| looks.as_ref().map(frame)).unwrap_or_default())
}

fn frame(looks: &Looks) -> Frame {
    let t = t();
    let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view()];
    if looks.looks.is_empty() {
        content.push(html::p().child(t.none).view());
    } else {
        content.push(summary_list(looks.looks.iter().map(|look| row(look, looks.zone)).collect()));
        content.extend(looks.more.then(|| html::p().child(t.more).view()));
        content.push(html::p().child(t.unknown).view());
    }
    Frame::new(t.title).back(route::HOME).content(content)
}

fn row(look: &Look, zone: Zone) -> AnyView {
    let mut when = time::moment(look.at, zone);
    if look.times > 1 {
        when.push_str(&fill(t().times, &look.times.to_string()));
    }
    let by = html::p().child([follow::t().by, &access_log::roles(&look.roles)].concat()).view();
    summary_row(access_log::seen(look.seen), vec![by, html::p().child(when).view()], None)
}
