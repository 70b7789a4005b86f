CREATE PROCEDURE dbo.Pallets_Fix @id int AS
    UPDATE p SET p.State = 'fixed' FROM dbo.Pallets AS p JOIN dbo.Bins b ON b.pallet = p.id WHERE p.id = @id
GO
CREATE PROC dbo.Pallets_Drop @id int AS
    DELETE p FROM dbo.Pallets p WHERE p.id = @id
GO
CREATE PROCEDURE dbo.Bins_Drop AS DELETE FROM dbo.Bins
GO
CREATE PROCEDURE dbo.Pallets_Merge AS
    MERGE INTO dbo.Pallets AS t USING dbo.Incoming AS s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.State = s.State;
GO
CREATE PROCEDURE dbo.Pallets_All AS BEGIN
    DECLARE @result int;
    EXEC @result = dbo.Pallets_Merge;
END
GO
CREATE PROCEDURE dbo.Pallets_Label @id int AS
    UPDATE dbo.Pallets SET Label = (SELECT State FROM dbo.States WHERE id = @id) WHERE State = 'new'
GO
