-- The record, version 4: the newest entries of a long history are found without
-- sorting all of it. Never edit this file once it is published: add another.

CREATE INDEX event_by_day ON event (
    coalesce(happened_on, substr(recorded_at, 1, 10)), row
);
CREATE INDEX event_of_filing_by_day ON event (
    filing, coalesce(happened_on, substr(recorded_at, 1, 10)), row
);
CREATE INDEX event_by_recorded_at ON event (recorded_at);
DROP INDEX event_by_filing;
