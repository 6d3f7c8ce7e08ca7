//! Mounts the holder's wizard.

fn main() {
    perbarui::page::mount(perbarui::holder::wizard::app);
}
