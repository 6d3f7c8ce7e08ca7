// Kota Pekalongan, renewed, used for two years less twenty days, and renewed again: each certificate has a key pair of its
// own, and the old key is no key to the new certificate.
import type { Locator } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { type Bundle, judge, judgeKeys, certificateFields } from "../fixtures/judges";
import { CertificatePage } from "../fixtures/pages";
import { PEKALONGAN, subject } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { PASSPHRASE, approve, fetchFile, fromLetter, logIn, toLetter } from "../fixtures/walk";

const NAME = "Sari Wulandari";
const DAY = 24 * 60 * 60;

test("Pekalongan renewed twice: the first key does not match the second certificate", async ({ backend, holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  const mine = new CertificatePage(sari.page);
  const details = sari.page.getByRole("main");
  const subjectOfBoth = subject(NAME, "Dinas Kesehatan", sari.email);

  const first = await renew(sari, verifier);
  const firstTold = certificateFields(first.bundle);
  judge(first.bundle.p12, PASSPHRASE, { subject: subjectOfBoth });

  // Too early for another: nothing is offered, and nothing is past but that renewal.
  await mine.link("Ke Sertifikat saya").click();
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  await expect(details.getByText(firstTold.serial)).toBeVisible();
  await expect(mine.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/)).toHaveCount(0);
  await expect(past(sari)).toHaveText([entry(first.reference)]);

  // Time passes: twenty days before the end the backend starts anew.
  await backend.restartAhead(firstTold.notAfter - 20 * DAY - Math.floor(Date.now() / 1000));
  const second = await renew(sari, verifier, async () => {
    await mine.expectShown(/^Sertifikat Anda berlaku sampai .*, (20|19) hari lagi$/);
    await expect(details.getByText(firstTold.serial)).toBeVisible();
    await expect(past(sari)).toHaveText([entry(first.reference)]);
    await expectAccessible(sari.page, "sertifikat-perpanjangan-kedua");
  });
  expect(second.reference).not.toBe(first.reference);

  const secondTold = certificateFields(second.bundle);
  expect(secondTold.serial).not.toBe(firstTold.serial);
  expect(secondTold.notBefore).toBeGreaterThan(firstTold.notBefore + 700 * DAY);
  expect(secondTold.notBefore).toBeLessThan(firstTold.notAfter);
  expect(secondTold.notAfter).toBeGreaterThan(firstTold.notAfter + 700 * DAY);
  judge(second.bundle.p12, PASSPHRASE, { subject: subjectOfBoth, at: secondTold.notBefore });
  judgeKeys(first.bundle, second.bundle);

  // The second certificate stands in the first one's place; both renewals are past, the newer one first.
  await mine.link("Ke Sertifikat saya").click();
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  await expect(details.getByText(secondTold.serial)).toBeVisible();
  await expect(details.getByText(firstTold.serial)).toHaveCount(0);
  await expect(mine.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/)).toHaveCount(0);
  await expect(past(sari)).toHaveText([entry(second.reference), entry(first.reference)]);
  await expectAccessible(sari.page, "sertifikat-dua-permohonan");
});

/** From the log-in to the file in the holder's hands. `look` sees "Sertifikat saya" before it begins. */
async function renew(who: Person, verifier: Person, look = async () => {}): Promise<{ reference: string; bundle: Bundle }> {
  await logIn(who);
  await look();
  await toLetter(who);
  const reference = await fromLetter(who);
  await approve(verifier, NAME);
  return { reference, bundle: { p12: await fetchFile(who), passphrase: PASSPHRASE } };
}

/** What stands under "Permohonan sebelumnya". */
function past(who: Person): Locator {
  const heading = who.page.getByRole("heading", { name: "Permohonan sebelumnya" });
  return heading.locator("xpath=following-sibling::ul[1]").getByRole("listitem");
}

function entry(reference: string): RegExp {
  return new RegExp(`^${reference}, .*: Sudah diunduh$`);
}
