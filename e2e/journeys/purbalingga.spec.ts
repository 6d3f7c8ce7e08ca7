// Kabupaten Purbalingga: letter, two dispositions, two checks, then the passphrase by link, then BSrE's approval.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import { CertificatePage, DataPage, FollowPage, PassphrasePage, ReviewPage, SentPage, Sheet } from "../fixtures/pages";
import { PURBALINGGA as DOMAIN, subject } from "../fixtures/people";
import { carryOut, expectNothing, expectStandard, expectTimeline } from "../fixtures/procedure";
import { PURBALINGGA as STEPS } from "../fixtures/seeds";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, fetchFile, logIn, uploadLetter } from "../fixtures/walk";

const NAME = "Sari Wulandari";

test("Purbalingga from the letter to the new certificate", async ({ holder, other }) => {
  const sari = holder(`sari@${DOMAIN}`);
  await expectStandard(sari, "purbalingga", STEPS, expectAccessible);

  // 1: the letter. The wizard asks for no passphrase yet.
  await logIn(sari);
  await new CertificatePage(sari.page).begin();
  const data = new DataPage(sari.page);
  await data.expectShown();
  await expect(sari.page.getByText("Langkah 1", { exact: true })).toBeVisible();
  await data.confirmData();
  await uploadLetter(sari);
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  await review.send();
  const reference = await new SentPage(sari.page).reference();
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await expectTimeline(sari, STEPS);
  await expect(follow.present).toContainText("Petugas menerima surat Anda dan meneruskannya kepada Kepala Bidang.");

  // 2 and 3: disposed of, and passed on to the verifiers.
  const verifier = await other(`verifikator@${DOMAIN}`);
  await expectNothing(verifier, NAME);
  const head = await other(`kepala@${DOMAIN}`);
  await carryOut(head, NAME, STEPS[1]!, "Teruskan", "Mohon diproses.", expectAccessible);
  await expectNothing(head, NAME);
  const division = await other(`kabid@${DOMAIN}`);
  await carryOut(division, NAME, STEPS[2]!, "Teruskan", "Tim verifikator, silakan.");

  // 4 and 5: renewed and verified; the holder gets the link.
  await carryOut(verifier, NAME, STEPS[3]!, "Sudah diperbarui di AMS", undefined, expectAccessible);
  await carryOut(verifier, NAME, STEPS[4]!, "Data benar – kirim tautan passphrase");
  const authority = await other(`bsre@${DOMAIN}`);
  await expectNothing(authority, NAME);
  const link = (await sari.mailbox.next(/Buat passphrase untuk[^]*?(https?:\/\/\S+)/i))[1]!;
  await sari.page.goto(link);
  const passphrase = new PassphrasePage(sari.page);
  await expect(passphrase.title("Buat passphrase")).toBeVisible();
  await expectAccessible(sari.page, "passphrase-lewat-tautan");
  await passphrase.enter(PASSPHRASE);
  await review.expectShown();
  await expectAccessible(sari.page, "periksa-passphrase");
  await review.button("Selesaikan permohonan").click();
  await expect(new Sheet(sari.page).title("Permohonan sudah lengkap")).toBeVisible();

  // 6: BSrE approves, the certificate is issued, the holder is told.
  await carryOut(authority, NAME, STEPS[5]!, "Setujui", undefined, expectAccessible);
  const file = await fetchFile(sari);
  judge(file, PASSPHRASE, { subject: subject(NAME, "Dinas Kesehatan", sari.email) });
});
