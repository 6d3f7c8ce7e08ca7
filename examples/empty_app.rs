//! An empty app of the apps' framework: a heading in a router. The browser's bench sets ours beside it.

use leptos::prelude::*;
use leptos_router::components::Router;

fn main() {
    mount_to_body(|| view! { <Router><h1>"Perbarui"</h1></Router> });
}
