//! Authorities for tests: like the shared one until they issue.

use std::sync::{Arc, Mutex};

use backend::app::state::App;
use backend::http::static_files::StaticFiles;
use backend::infra::authority::{
    Authority, AuthorityError, CheckedRequest, Ends, Issued, Order, RequestFault, Revocation,
};
use tokio::runtime::Handle;

use crate::harness::{World, shared_authority};

impl World {
    /// The same with this authority, and the router that `main` serves.
    pub fn with_authority(mut self, authority: Arc<dyn Authority>) -> Self {
        self.app.authority = authority;
        self.router = backend::http::router(self.app.clone(), StaticFiles::load(&self.app.config.dist).unwrap());
        self
    }
}

/// One that issues and panics before it returns.
pub fn crashing() -> Arc<dyn Authority> {
    crashing_after(Arc::default())
}

/// The same; it leaves the serial numbers here.
pub fn crashing_after(issued: Arc<Mutex<Vec<String>>>) -> Arc<dyn Authority> {
    Arc::new(Issuing(move |order: &Order| {
        issued.lock().unwrap().push(shared_authority().issue(order)?.serial.to_hex());
        Err(AuthorityError::BrokenChain)
    }))
}

/// One during whose work the holder is put on hold for an hour.
pub fn holding(app: App) -> Arc<dyn Authority> {
    Arc::new(Issuing(move |order: &Order| {
        Handle::current().block_on(async {
            let mut tx = app.db.begin().await.unwrap();
            sqlx::query("INSERT OR REPLACE INTO issuance_holds (person, until) SELECT holder, ? FROM renewals")
                .bind(app.now().plus_seconds(3600).0)
                .execute(&mut *tx)
                .await
                .unwrap();
            tx.commit().await.unwrap();
        });
        shared_authority().issue(order)
    }))
}

/// How it issues.
struct Issuing<F>(F);

impl<F: Fn(&Order) -> Result<Issued, AuthorityError> + Send + Sync> Authority for Issuing<F> {
    fn issue(&self, order: &Order) -> Result<Issued, AuthorityError> {
        self.0(order)
    }

    fn check_request(&self, csr_der: &[u8]) -> Result<CheckedRequest, RequestFault> {
        shared_authority().check_request(csr_der)
    }

    fn chain(&self) -> Vec<Vec<u8>> {
        shared_authority().chain()
    }

    fn chain_of(&self, certificate_der: &[u8]) -> Option<Vec<Vec<u8>>> {
        shared_authority().chain_of(certificate_der)
    }

    fn ends(&self) -> Ends {
        shared_authority().ends()
    }

    fn crl(&self, revoked: &[Revocation], this_update: i64, next_update: i64) -> Result<Vec<u8>, AuthorityError> {
        shared_authority().crl(revoked, this_update, next_update)
    }
}
