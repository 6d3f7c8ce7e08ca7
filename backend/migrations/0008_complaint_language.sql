-- The language in which whoever complained used the service, for mails: 'id' or 'en'; NULL where an officer recorded the complaint.
ALTER TABLE complaint_contacts ADD COLUMN language TEXT;
