CREATE OR REPLACE DATABASE harbour;
USE harbour;
CREATE TABLE Papers (PaperID INT PRIMARY KEY, Holder VARCHAR(20), HolderID INT, StatusID INT NOT NULL DEFAULT 1);
INSERT INTO Papers (PaperID, Holder, HolderID) VALUES
    (1, 'berth', 11), (2, 'berth', 12), (3, 'berth', 13), (4, 'berth', 14), (5, 'quay', 15), (6, 'cargo', 16),
    (7, 'cargo', 17), (8, 'cargo', 18), (9, 'cargo', 19), (10, 'crew', 20), (11, 'crew', 21), (12, 'pilot', 22),
    (13, 'pilot', 23), (14, 'tug', 24);
CREATE PROCEDURE Berth_Close(berth INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'berth' AND HolderID = berth;
CREATE PROCEDURE Berth_Swap(berth INT, other INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'berth' AND HolderID IN (berth, other);
CREATE PROCEDURE Berth_AssignFleet(berth INT, fleet INT, days INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'berth' AND HolderID = berth AND days > 0;
CREATE PROCEDURE Quay_MoveToHarbour(quay INT, harbour INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'quay' AND HolderID = quay;
CREATE PROCEDURE Cargo_Unload(cargo INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'cargo' AND HolderID = cargo;
CREATE PROCEDURE Cargo_Reject(cargo INT, reason INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'cargo' AND HolderID = cargo;
CREATE PROCEDURE Cargo_Repack(cargo INT, box INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'cargo' AND HolderID = cargo;
CREATE PROCEDURE Customs_Release(cargo INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'cargo' AND HolderID = cargo;
CREATE PROCEDURE Crew_Dismiss(crew INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'crew' AND HolderID = crew;
CREATE PROCEDURE Crew_Reassign(crew INT, ship INT)
    UPDATE Papers SET StatusID = 2 WHERE Holder = 'crew' AND HolderID = crew;
CREATE PROCEDURE Papers_Withdraw(paper INT)
    UPDATE Papers SET StatusID = 2 WHERE PaperID = paper;
CREATE PROCEDURE Papers_Renew(paper INT, years INT)
    UPDATE Papers SET StatusID = 2 WHERE PaperID = paper AND years > 0;
