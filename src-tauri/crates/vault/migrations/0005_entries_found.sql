-- The record, version 5: of every entry that is shown it is asked whether it was
-- corrected, and few ever were; of every step, which entries it wrote. Never edit
-- this file once it is published: add another.

CREATE INDEX event_by_corrects ON event (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX event_by_step ON event (step);
