//! Mounts the holder's app.

fn main() {
    perbarui::page::mount(perbarui::pages::holder::app);
}
